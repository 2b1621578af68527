import "server-only";
import { databaseNow, type Transaction } from "@/lib/db";
import { rememberedAs } from "@/lib/members/leaving/memory";

/**
 * Whether a name is still remembered as that of somebody else who left: until it is forgotten only they, known again by
 * their address, take it back.
 */
export async function isNameRemembered(tx: Transaction, name: string, email: string): Promise<boolean> {
  const { nameHash, emailHash } = rememberedAs({ name, email });
  const latest = await tx.formerAccount.findFirst({ where: { nameHash, forgetAt: { gt: await databaseNow(tx) } }, orderBy: [{ leftAt: "desc" }, { id: "desc" }], select: { emailHash: true } });
  return latest !== null && latest.emailHash !== emailHash;
}
