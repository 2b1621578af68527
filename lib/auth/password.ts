import "server-only";
import { hash, verify } from "@node-rs/argon2";

// Argon2id, OWASP's second recommendation: 19 MiB, two passes, one lane.
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), strength);
}

/** Takes as long for a missing hash as for a wrong password, so that time does not tell who exists. */
export async function verifyPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  decoy ??= hash("nobody has this password", strength);
  const right = await verify(passwordHash ?? (await decoy), password.normalize("NFKC"));
  return right && passwordHash !== undefined;
}
