import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Transaction } from "@/lib/transaction";

/** The message that came last into a mailbox before somebody looked at it. What was let in late came when it was let in. */
export type LastSeen = { id: number; at: Date | null };

export async function findLastSeen(tx: Transaction, actor: Actor, newest: number | undefined): Promise<LastSeen | null> {
  if (newest === undefined) return null;
  const where = { holderId: actor.memberId, messageId: newest, deliveredAt: { not: null } };
  const entry = await tx.mailboxEntry.findFirst({ where, select: { deliveredAt: true }, orderBy: { deliveredAt: "desc" } });
  return { id: newest, at: entry?.deliveredAt ?? null };
}

/** Where the message itself is gone, the numbers alone tell what is newer. */
export function seenUpTo(last: LastSeen | null): Prisma.MailboxEntryWhereInput {
  if (!last) return {};
  const older = { messageId: { lte: last.id } };
  return last.at ? { OR: [{ deliveredAt: { lt: last.at } }, { deliveredAt: last.at, ...older }] } : older;
}

/** The same, of the table `entry`. */
export function seenEntries(last: LastSeen | null): Prisma.Sql[] {
  if (!last) return [];
  if (!last.at) return [Prisma.sql`entry."messageId" <= ${last.id}`];
  return [Prisma.sql`(entry."deliveredAt", entry."messageId") <= (${last.at}, ${last.id})`];
}
