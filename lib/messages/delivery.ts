import "server-only";
import type { MessageState } from "@/lib/generated/prisma/enums";
import { emitEvents, occurrence } from "@/lib/jobs/commands";
import { rendererVersion, renderMarkdown } from "@/lib/markdown/render";
import { nameKey } from "@/lib/members/name";
import { messageAccepted, messageRejected, messageSent } from "@/lib/messages/events";
import { subjectKey } from "@/lib/messages/subject";
import { announce } from "@/lib/realtime/hub";
import type { Transaction } from "@/lib/transaction";

export type Party = { kind: "member" | "visitor"; id: number; name: string };

export type NewMessage = { conversationId: number; parentId?: number; author: Party; recipient: Party; subject: string; body: string; clientKey: string; copy?: number };

/** `quiet` mails nobody, and is accepted at once; `filed` is where the author's own copies lie from the beginning; `accepted` needs no review. */
export type Manner = { quiet?: boolean; filed?: "archives" | "trash"; accepted?: boolean };

type Placing = { now: Date; state: MessageState; manner?: Manner };

/** Returns the messages' ids in the same order; throws on a repeated key. */
export async function placeMessages(tx: Transaction, messages: NewMessage[], { now, state, manner = {} }: Placing): Promise<number[]> {
  const deliveredAt = state === "ACCEPTED" ? now : null;
  const created = await insertMessages(tx, messages, { now, state });
  const idOf = new Map(created.map((message) => [keyOf(message), message.id]));
  const placed = messages.map((message) => ({ ...message, id: idOf.get(keyOf(message)) ?? 0 }));
  const messageIds = placed.map(({ id }) => id);
  const entries = placed.flatMap(({ id, conversationId, author, recipient, subject }) => {
    const shared = { messageId: id, conversationId, sentAt: now, subjectKey: subjectKey(subject) };
    return [
      ...(author.kind === "member" ? [{ ...shared, holderId: author.id, kind: "SENT" as const, deliveredAt: now, party: nameKey(recipient.name), ...filedAt(manner, now) }] : []),
      ...(recipient.kind === "member" ? [{ ...shared, holderId: recipient.id, kind: "RECEIVED" as const, deliveredAt, party: nameKey(author.name) }] : []),
    ];
  });
  await tx.mailboxEntry.createMany({ data: entries });
  const readers = entries.filter(({ kind, deliveredAt: delivered }) => kind === "RECEIVED" && delivered);
  await announce(tx, ...readers.map(({ holderId }) => `member:${holderId}` as const));
  const accepted = { messageIds, ...(manner.quiet && { quiet: true }) };
  await emitEvents(tx, [occurrence(messageSent, { messageIds }), ...(deliveredAt ? [occurrence(messageAccepted, accepted)] : []), ...(state === "REJECTED" ? [occurrence(messageRejected, { messageIds })] : [])]);
  return messageIds;
}

type Created = { id: number; conversationId: number; clientKey: string; copy: number };

/** Copies of one text share what is made of it: it travels once, is rendered once, and its words are found once. */
async function insertMessages(tx: Transaction, messages: NewMessage[], { now, state }: Placing): Promise<Created[]> {
  const texts = new Map<string, { text: number; subject: string; body: string; html: string }>();
  const copies = messages.map(({ author, recipient, subject, body, ...said }) => {
    const key = JSON.stringify([subject, body]);
    const known = texts.get(key) ?? { text: texts.size, subject, body, html: renderMarkdown(body) };
    texts.set(key, known);
    return { ...said, ...authorOf(author), ...recipientOf(recipient), text: known.text };
  });
  return tx.$queryRaw<Created[]>`
    with said as materialized (
      select text, subject, body, html, search_words(subject || ' ' || body) as words
      from jsonb_to_recordset(${JSON.stringify([...texts.values()])}::jsonb) as given (text int, subject text, body text, html text)
    )
    insert into "Message" (
      "conversationId", "parentId", "authorId", "authorVisitorId", "recipientId", "recipientVisitorId", "clientKey", copy,
      subject, body, "bodyHtml", renderer, words, state, "firstState", "sentAt", "acceptedAt"
    )
    select copies."conversationId", copies."parentId", copies."authorId", copies."authorVisitorId", copies."recipientId",
      copies."recipientVisitorId", copies."clientKey", coalesce(copies.copy, 0), said.subject, said.body, said.html, ${rendererVersion}::int,
      said.words, ${state}::"MessageState", ${state}::"MessageState", ${now}::timestamptz, ${state === "ACCEPTED" ? now : null}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(copies)}::jsonb) as copies (
      text int, "conversationId" int, "parentId" int, "authorId" int, "authorVisitorId" int, "recipientId" int,
      "recipientVisitorId" int, "clientKey" uuid, copy int
    )
    join said on said.text = copies.text order by coalesce(copies.copy, 0)
    returning id, "conversationId", "clientKey", copy`;
}

function keyOf({ clientKey, copy = 0, conversationId }: { clientKey: string; copy?: number; conversationId: number }): string {
  return `${clientKey} ${copy} ${conversationId}`;
}

/** The trash gives back to the archives, so that what the site wrote never turns up among what somebody sent. */
function filedAt({ filed }: Manner, now: Date) {
  return { archivedAt: filed ? now : null, trashedAt: filed === "trash" ? now : null };
}

function authorOf({ kind, id }: Party) {
  return kind === "member" ? { authorId: id } : { authorVisitorId: id };
}

function recipientOf({ kind, id }: Party) {
  return kind === "member" ? { recipientId: id } : { recipientVisitorId: id };
}
