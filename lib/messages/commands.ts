import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db, isDuplicate, type Transaction } from "@/lib/db";
import { nameKey } from "@/lib/members/name";
import { contentKey } from "@/lib/messages/content-key";
import { type Party, placeMessages } from "@/lib/messages/delivery";
import { sendDraft } from "@/lib/messages/drafts/commands";
import { lockConversations } from "@/lib/messages/locks";
import { mostRecipients, recipientNames } from "@/lib/messages/recipients";
import type { Reply, Writing } from "@/lib/messages/schema";
import { answerSubject } from "@/lib/messages/subject";
import { Refusal } from "@/lib/refusal";

/** The conversations that a message began or went on with. */
export type Sent = { conversationIds: number[] };

/**
 * Writes to one or several members: each gets a copy and a conversation of their own, or nobody gets anything.
 * The same key again sends nothing and answers the same.
 */
export async function writeMessage(actor: Actor, { key, ...said }: Writing): Promise<Sent> {
  const writing = { ...said, formKey: key, key: contentKey(key, said.to, said.subject, said.body) };
  const sent = await findSent(db, actor, writing.key);
  if (sent) return sent;
  const recipients = await findRecipients(recipientNames(writing.to));
  try {
    return await db.$transaction((tx) => sendCopies(tx, { actor, recipients, writing }), { timeout: 20_000 });
  } catch (reason) {
    const first = isDuplicate(reason) ? await findSent(db, actor, writing.key) : null;
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
    await sendDraft(tx, actor, formKey);
    const author = partyOf(actor);
    const message = { conversationId: conversation, parentId: parent.id, subject: answerSubject(parent.subject), body, clientKey: key };
    await placeMessages(tx, [{ ...message, author, recipient }], { now: parent.now, state: "ACCEPTED" });
    return { conversationIds: [conversation] };
  });
}

async function findSent(tx: Transaction, actor: Actor, clientKey: string): Promise<Sent | null> {
  const messages = await tx.message.findMany({ where: { authorId: actor.memberId, clientKey }, select: { conversationId: true }, orderBy: { copy: "asc" }, take: mostRecipients });
  return messages.length > 0 ? { conversationIds: messages.map(({ conversationId }) => conversationId) } : null;
}

async function findRecipients(names: string[]): Promise<Party[]> {
  const keys = names.map(nameKey);
  const members = await db.member.findMany({ where: { nameKey: { in: keys }, leftAt: null }, select: { id: true, name: true, nameKey: true }, take: mostRecipients });
  const found = new Map(members.map((member) => [member.nameKey, member]));
  const unknown = names.filter((name) => !found.has(nameKey(name)));
  if (unknown.length > 0) throw new Refusal("invalid", "recipientUnknown", { field: "to", values: { names: unknown.join(", ") } });
  return keys.flatMap((key) => found.get(key) ?? []).map((member) => ({ ...member, kind: "member" }));
}

async function sendCopies(tx: Transaction, { actor, recipients, writing }: { actor: Actor; recipients: Party[]; writing: Writing & { formKey: string } }): Promise<Sent> {
  const author = partyOf(actor);
  const conversations = await tx.$queryRaw<{ id: number; createdAt: Date }[]>`insert into "Conversation" ("createdAt") select current_timestamp from generate_series(1, ${recipients.length}) returning id, "createdAt"`;
  const { subject, body, key: clientKey } = writing;
  const copies = conversations.flatMap(({ id: conversationId }, copy) => {
    const recipient = recipients[copy];
    return recipient ? [{ conversationId, author, recipient, subject, body, clientKey, copy }] : [];
  });
  await sendDraft(tx, actor, writing.formKey);
  await placeMessages(tx, copies, { now: conversations[0]?.createdAt ?? (await databaseNow(tx)), state: "ACCEPTED" });
  return { conversationIds: conversations.map(({ id }) => id) };
}

type Answerable = { id: number; subject: string; memberId: number | null; memberName: string | null; leftAt: Date | null; visitorId: number | null; visitorName: string | null; now: Date };

async function findAnswerable(tx: Transaction, actor: Actor, conversationId: number): Promise<{ parent: Answerable; recipient: Party }> {
  const [newest] = await tx.$queryRaw<Answerable[]>`
    select message.id, message.subject, member.id as "memberId", member.name as "memberName", member."leftAt", visitor.id as "visitorId", visitor.name as "visitorName", clock_timestamp()::timestamptz(3) as now
    from "MailboxEntry" entry join "Message" message on message.id = entry."messageId"
    left join "Member" member on member.id = message."authorId" left join "Visitor" visitor on visitor.id = message."authorVisitorId"
    where entry."holderId" = ${actor.memberId} and entry."conversationId" = ${conversationId} and entry.kind = 'RECEIVED' and entry.folder <> 'TRASH'
    order by entry."sentAt" desc, entry.id desc limit 1`;
  if (newest?.leftAt) throw new Refusal("conflict", "memberLeft");
  if (newest?.memberId && newest.memberName) return { parent: newest, recipient: { kind: "member", id: newest.memberId, name: newest.memberName } };
  if (newest?.visitorId && newest.visitorName) return { parent: newest, recipient: { kind: "visitor", id: newest.visitorId, name: newest.visitorName } };
  throw new Refusal("not_found", "notFound");
}

function partyOf(actor: Actor): Party {
  return { kind: "member", id: actor.memberId, name: actor.name };
}
