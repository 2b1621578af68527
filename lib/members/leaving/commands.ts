import "server-only";
import type { Transaction } from "@/lib/db";
import { rememberedAs } from "@/lib/members/leaving/memory";

/** Gives somebody who comes back under the address with which they left what was said against them. To be called where an account comes into being. */
export async function restoreSanctions(tx: Transaction, member: { id: number; name: string; email: string }): Promise<void> {
  const { emailHash } = rememberedAs(member);
  await tx.sanction.updateMany({ where: { formerAccount: { emailHash } }, data: { memberId: member.id, formerAccountId: null } });
}
