import "server-only";
import type { Transaction } from "@/lib/db";
import type { MessageState } from "@/lib/generated/prisma/enums";
import { emitEvents, occurrence } from "@/lib/jobs/commands";
import { nameKey } from "@/lib/members/name";
import { messageAccepted, messageSent } from "@/lib/messages/events";
import { subjectKey } from "@/lib/messages/subject";
import { announce } from "@/lib/realtime/hub";

/** Somebody on one side of a message. */
export type Party = { kind: "member" | "visitor"; id: number; name: string };

export type NewMessage = { conversationId: number; parentId?: number; author: Party; recipient: Party; subject: string; body: string; clientKey: string; copy?: number };

/**
 * Puts messages into the mailboxes of both sides, and wakes those who read along. What a visitor wrote before confirming
 * the address stays undelivered. Returns the messages' ids, in the same order; throws on a repeated key.
 */
export async function placeMessages(tx: Transaction, messages: NewMessage[], { now, state }: { now: Date; state: MessageState }): Promise<number[]> {
  const deliveredAt = state === "ACCEPTED" ? now : null;
  const created = await tx.message.createManyAndReturn({
    data: messages.map(({ author, recipient, ...said }) => ({ ...said, ...authorOf(author), ...recipientOf(recipient), state, sentAt: now, acceptedAt: deliveredAt })),
    select: { id: true, conversationId: true },
  });
  const idOf = new Map(created.map(({ id, conversationId }) => [conversationId, id]));
  const placed = messages.map((message) => ({ ...message, id: idOf.get(message.conversationId) ?? 0 }));
  const messageIds = placed.map(({ id }) => id);
  const entries = placed.flatMap(({ id, conversationId, author, recipient, subject }) => {
    const shared = { messageId: id, conversationId, sentAt: now, subjectKey: subjectKey(subject) };
    return [
      ...(author.kind === "member" ? [{ ...shared, holderId: author.id, kind: "SENT" as const, deliveredAt: now, party: nameKey(recipient.name) }] : []),
      ...(recipient.kind === "member" ? [{ ...shared, holderId: recipient.id, kind: "RECEIVED" as const, deliveredAt, party: nameKey(author.name) }] : []),
    ];
  });
  await tx.mailboxEntry.createMany({ data: entries });
  const readers = entries.filter(({ kind, deliveredAt: delivered }) => kind === "RECEIVED" && delivered);
  await announce(tx, ...readers.map(({ holderId }) => `member:${holderId}` as const));
  await emitEvents(tx, [occurrence(messageSent, { messageIds }), ...(deliveredAt ? [occurrence(messageAccepted, { messageIds })] : [])]);
  return messageIds;
}

function authorOf({ kind, id }: Party) {
  return kind === "member" ? { authorId: id } : { authorVisitorId: id };
}

function recipientOf({ kind, id }: Party) {
  return kind === "member" ? { recipientId: id } : { recipientVisitorId: id };
}
