import "server-only";
import { createChallenge, verifySolution } from "altcha-lib/v1";
import type { Work } from "@/lib/members/joining/schema";
import { keyedHash } from "@/lib/security/secrets";

/** A second or two of an ordinary telephone: nothing for one person, much for who joins by the thousand. */
const largest = 60_000;
const goodFor = 30 * 60_000;

const key = () => keyedHash("joining", "work");

/** Signed by us, so that nobody sets themselves an easier one. */
export async function newWork(): Promise<Work> {
  const { algorithm, challenge, salt, signature } = await createChallenge({ hmacKey: key(), maxnumber: largest, expires: new Date(Date.now() + goodFor) });
  return { algorithm: algorithm as "SHA-256", challenge, salt, signature, maxnumber: largest };
}

export async function isDone(work: Work & { number: number }): Promise<boolean> {
  return verifySolution(work, key());
}
