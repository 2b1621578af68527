import "server-only";
import { emailKey, nameKey } from "@/lib/members/name";
import { keyedHash } from "@/lib/security/secrets";
import type { Transaction } from "@/lib/transaction";

/** Enough to know the same words again, too little to read them. Spellings of one address are one, whatever the site says of them for accounts. */
export async function rememberedAs(tx: Transaction, { name, email }: { name: string; email: string }): Promise<{ nameHash: string; emailHash: string }> {
  const [row] = await tx.$queryRaw<{ folded: string }[]>`select folded_email(${emailKey(email)}) as folded`;
  return { nameHash: keyedHash("former-name", nameKey(name)), emailHash: keyedHash("former-email", row?.folded ?? emailKey(email)) };
}
