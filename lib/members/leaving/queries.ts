import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db } from "@/lib/db";
import { rememberedAs } from "@/lib/members/leaving/memory";
import { getLink } from "@/lib/members/links/queries";
import type { Transaction } from "@/lib/transaction";

export async function isNameRemembered(tx: Transaction, name: string, email: string): Promise<boolean> {
  const { nameHash, emailHash } = await rememberedAs(tx, { name, email });
  const latest = await tx.formerAccount.findFirst({ where: { nameHash, forgetAt: { gt: await databaseNow(tx) } }, orderBy: [{ leftAt: "desc" }, { id: "desc" }], select: { emailHash: true } });
  return latest !== null && latest.emailHash !== emailHash;
}

export type Farewell = { name: string; leavingAt: Date } | { refused: "tokenUnknown" | "tokenUsed" | "tokenExpired" };

export async function getFarewell(token: string): Promise<Farewell> {
  const link = await getLink(token, "LEAVING");
  if ("refused" in link) return link;
  const member = await db.member.findUnique({ where: { id: link.memberId }, select: { leavingAt: true } });
  return member?.leavingAt ? { name: link.name, leavingAt: member.leavingAt } : { refused: "tokenUnknown" };
}

export async function getOwnAccount(viewer: Actor) {
  return db.member.findUniqueOrThrow({ where: { id: viewer.memberId }, select: { name: true, email: true, role: true, joinedAt: true } });
}
