import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";

/** Unread messages of the inbox: by message, whatever the conversation. */
export async function countUnread(actor: Actor): Promise<number> {
  const { _sum } = await db.mailboxHead.aggregate({ where: { holderId: actor.memberId, folder: "INBOX", unread: { gt: 0 } }, _sum: { unread: true } });
  return _sum.unread ?? 0;
}
