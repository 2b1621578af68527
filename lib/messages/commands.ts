import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db, isDuplicate, type Transaction } from "@/lib/db";
import { nameKey } from "@/lib/members/name";
import { contentKey } from "@/lib/messages/content-key";
import { type Correspondent, type Party, placeMessages } from "@/lib/messages/delivery";
import { lockConversations } from "@/lib/messages/locks";
import { mailMessageReceived, mailVisitAnswer } from "@/lib/messages/mails";
import { mostRecipients, recipientNames } from "@/lib/messages/recipients";
import type { Draft, Reply } from "@/lib/messages/schema";
import { answerSubject } from "@/lib/messages/subject";
import { Refusal } from "@/lib/refusal";

/** The conversations that a message began or went on with. */
export type Sent = { conversationIds: number[] };

/**
 * Writes to one or several members: each gets a copy and a conversation of their own, or nobody gets anything.
 * The same key again sends nothing and answers the same.
 */
export async function writeMessage(actor: Actor, { key, ...said }: Draft): Promise<Sent> {
  const draft = { ...said, key: contentKey(key, said.to, said.subject, said.body) };
  const sent = await findSent(db, actor, draft.key);
  if (sent) return sent;
  const recipients = await findRecipients(recipientNames(draft.to));
  try {
    return await db.$transaction((tx) => sendCopies(tx, { actor, recipients, draft }), { timeout: 20_000 });
  } catch (reason) {
    const first = isDuplicate(reason) ? await findSent(db, actor, draft.key) : null;
    if (first) return first;
    throw reason;
  }
}

/** Answers the newest message that the actor received in a conversation and did not trash. The same key again sends nothing. */
export async function replyToConversation(actor: Actor, { conversation, body, key: formKey }: Reply): Promise<Sent> {
  const key = contentKey(formKey, String(conversation), body);
  return db.$transaction(async (tx) => {
    await lockConversations(tx, [conversation]);
    const sent = await findSent(tx, actor, key);
    if (sent) return sent;
    const { parent, recipient } = await findAnswerable(tx, actor, conversation);
    const now = await databaseNow(tx);
    const author = partyOf(actor);
    const message = { conversationId: conversation, parentId: parent.id, subject: answerSubject(parent.subject), body, clientKey: key };
    await placeMessages(tx, [{ ...message, author, recipient }], { now, state: "ACCEPTED" });
    if (recipient.kind === "visitor") await mailVisitAnswer(tx, recipient, { author, subject: parent.subject, body, conversationId: conversation, now });
    else if (recipient.id !== actor.memberId) await mailMessageReceived(tx, recipient, { ...message, author: author.name });
    return { conversationIds: [conversation] };
  });
}

async function findSent(tx: Transaction, actor: Actor, clientKey: string): Promise<Sent | null> {
  const messages = await tx.message.findMany({ where: { authorId: actor.memberId, clientKey }, select: { conversationId: true }, orderBy: { copy: "asc" }, take: mostRecipients });
  return messages.length > 0 ? { conversationIds: messages.map(({ conversationId }) => conversationId) } : null;
}

async function findRecipients(names: string[]): Promise<Correspondent[]> {
  const keys = names.map(nameKey);
  const members = await db.member.findMany({ where: { nameKey: { in: keys }, leftAt: null }, select: { id: true, name: true, nameKey: true, email: true, locale: true }, take: mostRecipients });
  const found = new Map(members.map((member) => [member.nameKey, member]));
  const unknown = names.filter((name) => !found.has(nameKey(name)));
  if (unknown.length > 0) throw new Refusal("invalid", "recipientUnknown", { field: "to", values: { names: unknown.join(", ") } });
  return keys.flatMap((key) => found.get(key) ?? []).map((member) => ({ ...member, kind: "member" }));
}

async function sendCopies(tx: Transaction, { actor, recipients, draft }: { actor: Actor; recipients: Correspondent[]; draft: Draft }): Promise<Sent> {
  const author = partyOf(actor);
  const now = await databaseNow(tx);
  const conversations = await tx.conversation.createManyAndReturn({ data: recipients.map(() => ({ createdAt: now })), select: { id: true } });
  const { subject, body, key: clientKey } = draft;
  const copies = conversations.flatMap(({ id: conversationId }, copy) => {
    const recipient = recipients[copy];
    return recipient ? [{ conversationId, author, recipient, subject, body, clientKey, copy }] : [];
  });
  await placeMessages(tx, copies, { now, state: "ACCEPTED" });
  for (const { recipient, conversationId } of copies) if (recipient.id !== actor.memberId) await mailMessageReceived(tx, recipient, { author: actor.name, subject, conversationId });
  return { conversationIds: conversations.map(({ id }) => id) };
}

const correspondent = { id: true, name: true, email: true, locale: true } as const;

async function findAnswerable(tx: Transaction, actor: Actor, conversationId: number): Promise<{ parent: { id: number; subject: string }; recipient: Correspondent }> {
  const newest = await tx.mailboxEntry.findFirst({
    where: { holderId: actor.memberId, conversationId, kind: "RECEIVED", deliveredAt: { not: null }, trashedAt: null },
    orderBy: [{ sentAt: "desc" }, { id: "desc" }],
    select: { message: { select: { id: true, subject: true, author: { select: { ...correspondent, leftAt: true } }, authorVisitor: { select: correspondent } } } },
  });
  const { author, authorVisitor, ...parent } = newest?.message ?? { author: null, authorVisitor: null, id: 0, subject: "" };
  if (author?.leftAt) throw new Refusal("conflict", "memberLeft");
  if (author) return { parent, recipient: { ...author, kind: "member" } };
  if (authorVisitor) return { parent, recipient: { ...authorVisitor, kind: "visitor" } };
  throw new Refusal("not_found", "notFound");
}

function partyOf(actor: Actor): Party {
  return { kind: "member", id: actor.memberId, name: actor.name };
}
