import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { gate } from "@/lib/load/gate";

// Argon2id, OWASP's second recommendation: 19 MiB, two passes, one lane.
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Node has four threads for such work, for reading files and for looking up hosts alike: two are left to all else. */
const hashing = gate("a password to be hashed", { atOnce: 2, waiting: 40 });

let decoy: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hashing(() => hash(password.normalize("NFKC"), strength));
}

/** Takes as long for a missing hash as for a wrong password, so that time does not tell who exists. */
export async function verifyPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  decoy ??= hash("nobody has this password", strength);
  const compared = passwordHash ?? (await decoy);
  const right = await hashing(() => verify(compared, password.normalize("NFKC")));
  return right && passwordHash !== undefined;
}
