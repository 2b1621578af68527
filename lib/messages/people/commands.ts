import "server-only";
import { db } from "@/lib/db";
import { forgetUnheld } from "@/lib/messages/filing/commands";
import { lockConversations } from "@/lib/messages/locks";

const batch = 500;

type Placed = { id: number; conversationId: number };

/** Empties the mailbox of somebody who is gone; what nobody holds any more goes with it. For anybody else it does nothing. */
export async function forgetMailbox(memberId: number): Promise<void> {
  const former = { id: memberId, leftAt: { not: null } };
  for (;;) {
    const entries = await db.mailboxEntry.findMany({ where: { holderId: memberId, holder: former }, select: { id: true, conversationId: true }, orderBy: [{ conversationId: "asc" }, { id: "asc" }], take: batch });
    if (entries.length === 0) break;
    await db.$transaction(async (tx) => {
      await lockConversations(tx, conversationsOf(entries));
      await tx.mailboxEntry.deleteMany({ where: { id: { in: idsOf(entries) } } });
      await forgetUnheld(tx, conversationsOf(entries));
    });
  }
  const own = { holderId: memberId, holder: former };
  await db.$transaction([db.mailboxAct.deleteMany({ where: own }), db.mailbox.deleteMany({ where: own }), db.mutedConversation.deleteMany({ where: own }), db.draft.deleteMany({ where: own }), db.sentDraft.deleteMany({ where: own })]);
}

export async function forgetLeftMailboxes(): Promise<void> {
  const left = await db.member.findMany({ where: { leftAt: { not: null }, entries: { some: {} } }, select: { id: true }, take: batch });
  for (const { id } of left) await forgetMailbox(id);
}

function idsOf(entries: Placed[]): number[] {
  return entries.map(({ id }) => id);
}

function conversationsOf(entries: Placed[]): number[] {
  return [...new Set(entries.map(({ conversationId }) => conversationId))];
}
