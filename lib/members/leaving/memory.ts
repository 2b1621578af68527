import "server-only";
import { emailKey, nameKey } from "@/lib/members/name";
import { skeletonOf } from "@/lib/members/skeleton";
import { keyedHash } from "@/lib/security/secrets";
import type { Transaction } from "@/lib/transaction";

/** Enough to know the same words again, too little to read them. */
export function hashesOfName(name: string): { same: string; alike: string | null } {
  const skeleton = skeletonOf(name);
  return { same: keyedHash("former-name", nameKey(name)), alike: skeleton && keyedHash("former-look", skeleton) };
}

/** Spellings of one address are one, whatever the site says of them for accounts. */
export async function hashesOfAddresses(tx: Transaction, addresses: string[]): Promise<string[]> {
  const keys = addresses.map(emailKey);
  const rows = await tx.$queryRaw<{ folded: string }[]>`
    select folded_email(key) as folded from unnest(${keys}::text[]) as key`;
  return rows.map(({ folded }) => keyedHash("former-email", folded));
}

type Former = { names: string[]; addresses: string[]; leftAt: Date; forgetAt: Date };

export async function rememberFormer(tx: Transaction, { names, addresses, ...times }: Former): Promise<{ id: number }> {
  const ofNames = names.map(hashesOfName).flatMap(({ same, alike }) => (alike ? [same, alike] : [same]));
  const hashes = [...new Set([...ofNames, ...(await hashesOfAddresses(tx, addresses))])];
  return tx.formerAccount.create({
    data: { ...times, knownAs: { createMany: { data: hashes.map((hash) => ({ hash })) } } },
    select: { id: true },
  });
}

/** An address that a member has no longer: their sanctions follow it when they leave, however long that takes. */
export async function rememberAddress(tx: Transaction, memberId: number, address: string): Promise<void> {
  const hashes = await hashesOfAddresses(tx, [address]);
  await tx.knownAs.createMany({ data: hashes.map((hash) => ({ memberId, hash })) });
}
