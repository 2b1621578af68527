import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { transact } from "@/lib/db";
import { lockConversations } from "@/lib/messages/locks";
import { announce } from "@/lib/realtime/hub";
import { Refusal } from "@/lib/refusal";

/** Of a muted conversation messages still arrive, but nobody is told: neither by the count of unread ones nor by mail. */
export async function muteConversation(actor: Actor, conversationId: number): Promise<void> {
  const side = { holderId: actor.memberId, conversationId };
  await transact(async (tx) => {
    await lockConversations(tx, [conversationId]);
    if (!(await tx.mailboxHead.count({ where: side }))) throw new Refusal("not_found", "notFound");
    await tx.mutedConversation.createMany({ data: side, skipDuplicates: true });
    await announce(tx, `member:${actor.memberId}`);
  });
}

export async function unmuteConversation(actor: Actor, conversationId: number): Promise<void> {
  await transact(async (tx) => {
    await lockConversations(tx, [conversationId]);
    await tx.mutedConversation.deleteMany({ where: { holderId: actor.memberId, conversationId } });
    await announce(tx, `member:${actor.memberId}`);
  });
}
