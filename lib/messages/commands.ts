import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db, isDuplicate, transact } from "@/lib/db";
import type { MessageState } from "@/lib/generated/prisma/enums";
import { type Answerable, findAnswerable, lockConversationOf } from "@/lib/messages/answering";
import { contentKey } from "@/lib/messages/content-key";
import { type Manner, type NewMessage, type Party, placeMessages } from "@/lib/messages/delivery";
import { sendDraft } from "@/lib/messages/drafts/commands";
import { lockConversations } from "@/lib/messages/locks";
import { findMembers, findRecipients, refusalsOfAnswer } from "@/lib/messages/recipients/queries";
import { rulesOfWriting } from "@/lib/messages/recipients/rules";
import { stateOfNew } from "@/lib/messages/review/rules";
import { type LongAnswer, longAnswerSchema, type Reply, type Writing, writeSchema } from "@/lib/messages/schema";
import type { Sender } from "@/lib/messages/sender";
import { answerSubject } from "@/lib/messages/subject";
import { Refusal, refusalsIn, refuseAll } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";

export type Sent = { conversationIds: number[]; messageIds: number[]; state: MessageState };

/** What the site itself tells members, by their ids. The key may be any words, such as `welcome 42`: what was sent under it is never sent again. */
export type Letter = { to: readonly number[]; subject: string; body: string; key: string };

const batch = 500;
const mostInLetter = 10_000;
const patience = { timeout: 60_000 };

/** All or nobody: the refusal lists everything that is wrong. The same key with the same words sends nothing and answers the same; programs make it with `contentKey`. */
export async function writeMessage(sender: Sender, { key: formKey, ...typed }: Writing, manner: Manner = {}): Promise<Sent> {
  const said = { ...typed, subject: typed.subject.trim() };
  const key = contentKey(formKey, said.to, said.subject, said.body);
  return sendOnce(sender, key, async (tx) => {
    const wrong = refusalsIn(writeSchema, { ...said, key: formKey });
    const { recipients, refusals } = await findRecipients(tx, sender, wrong.some(({ field }) => field === "to") ? null : said.to);
    refuseAll([...wrong, ...refusals]);
    await sendDraft(tx, sender, formKey);
    const { subject, body } = said;
    return place(tx, { ...(await copiesFor(tx, { recipients, said: { subject, body, clientKey: key }, author: partyOf(sender) })), manner });
  });
}

/** Whatever the settings allow people, accepted at once. Nothing stays among what the sender sent unless `filed` says so; `quiet` mails nobody. */
export async function broadcast(sender: Sender, { to, subject, body, key }: Letter, manner: Manner = { filed: "trash" }): Promise<Sent> {
  const clientKey = contentKey("letter", key);
  return sendOnce(sender, clientKey, async (tx) => {
    const recipients = await findMembers(tx, [...new Set(to)], mostInLetter);
    refuseAll(refusalsIn(writeSchema, { to: "members", subject, body, key: clientKey }));
    const sent: Sent = { conversationIds: [], messageIds: [], state: "ACCEPTED" };
    for (let first = 0; first < recipients.length; first += batch) {
      const copies = await copiesFor(tx, { recipients: recipients.slice(first, first + batch), said: { subject, body, clientKey }, author: partyOf(sender), first });
      const { conversationIds, messageIds } = await place(tx, { ...copies, manner: { ...manner, accepted: true } });
      sent.conversationIds.push(...conversationIds);
      sent.messageIds.push(...messageIds);
    }
    return sent;
  });
}

/** Answers the newest message that the actor received there and did not trash. The same key again sends nothing. */
export async function replyToConversation(actor: Actor, { conversation, body, key: formKey }: Reply): Promise<Sent> {
  const key = contentKey(formKey, String(conversation), body);
  return transact(async (tx) => {
    await lockConversations(tx, [conversation]);
    const sent = await findSent(tx, actor, key);
    if (sent) return sent;
    const answered = await demandAnswerable(tx, actor, { conversation });
    refuseAll(await refusalsOfAnswer(actor, answered));
    await sendDraft(tx, actor, formKey);
    const messages = [answerTo(answered, actor, { subject: answerSubject(answered.subject), body, clientKey: key })];
    return place(tx, { messages, now: answered.now });
  });
}

/** Each copy begins a conversation of its own; where the settings allow none, names for copies are passed over. */
export async function answerMessage(actor: Actor, { key: formKey, parent, ...typed }: LongAnswer): Promise<Sent> {
  const said = { ...typed, to: (await rulesOfWriting()).copies ? typed.to : "", subject: typed.subject.trim() };
  const key = contentKey(formKey, String(parent), said.to, said.subject, said.body);
  return transact(async (tx) => {
    await lockConversationOf(tx, actor, parent);
    const sent = await findSent(tx, actor, key);
    if (sent) return sent;
    const answered = await demandAnswerable(tx, actor, { message: parent });
    const wrong = refusalsIn(longAnswerSchema, { ...said, parent: String(parent), key: formKey });
    const { recipients, refusals } = await findRecipients(tx, actor, wrong.some(({ field }) => field === "to") ? null : said.to, { copies: true });
    refuseAll([...(await refusalsOfAnswer(actor, answered)), ...wrong, ...refusals]);
    await sendDraft(tx, actor, formKey);
    const { subject, body } = said;
    const others = recipients.filter(({ id }) => answered.other.kind !== "member" || id !== answered.other.id);
    const answer = answerTo(answered, actor, { subject, body, clientKey: key });
    const { messages } = others.length > 0 ? await copiesFor(tx, { recipients: others, said: answer, author: answer.author, first: 1 }) : { messages: [] };
    return place(tx, { messages: [answer, ...messages], now: answered.now });
  }, patience);
}

/** Two of a kind at the same moment: the second finds what the first sent. */
async function sendOnce(sender: Sender, key: string, send: (tx: Transaction) => Promise<Sent>): Promise<Sent> {
  const sent = await findSent(db, sender, key);
  if (sent) return sent;
  try {
    return await transact(send, patience);
  } catch (reason) {
    const first = isDuplicate(reason) ? await findSent(db, sender, key) : null;
    if (first) return first;
    throw reason;
  }
}

async function findSent(tx: Transaction, sender: Sender, clientKey: string): Promise<Sent | null> {
  const messages = await tx.message.findMany({ where: { authorId: sender.memberId, clientKey }, select: { id: true, conversationId: true, firstState: true }, orderBy: { copy: "asc" }, take: mostInLetter });
  const [first] = messages;
  return first ? { conversationIds: messages.map(({ conversationId }) => conversationId), messageIds: messages.map(({ id }) => id), state: first.firstState } : null;
}

type Copies = { recipients: Party[]; said: Pick<NewMessage, "subject" | "body" | "clientKey">; author: Party; first?: number };

async function copiesFor(tx: Transaction, { recipients, said: { subject, body, clientKey }, author, first = 0 }: Copies): Promise<{ messages: NewMessage[]; now: Date }> {
  const conversations = await tx.$queryRaw<{ id: number; createdAt: Date }[]>`insert into "Conversation" ("createdAt") select clock_timestamp() from generate_series(1, ${recipients.length}) returning id, "createdAt"`;
  const messages = conversations.flatMap(({ id: conversationId }, rank) => {
    const recipient = recipients[rank];
    return recipient ? [{ conversationId, author, recipient, subject, body, clientKey, copy: first + rank }] : [];
  });
  return { messages, now: conversations[0]?.createdAt ?? (await databaseNow(tx)) };
}

async function place(tx: Transaction, { messages, now, manner = {} }: { messages: NewMessage[]; now: Date; manner?: Manner }): Promise<Sent> {
  const state = manner.accepted || manner.quiet ? "ACCEPTED" : await stateOfNew();
  const messageIds = await placeMessages(tx, messages, { now, state, manner });
  return { conversationIds: messages.map(({ conversationId }) => conversationId), messageIds, state };
}

async function demandAnswerable(tx: Transaction, actor: Actor, which: { conversation: number } | { message: number }): Promise<Answerable> {
  const answered = await findAnswerable(tx, actor, which);
  if (!answered) throw new Refusal("not_found", "notFound");
  return answered;
}

function answerTo({ id, conversationId, other }: Answerable, actor: Actor, said: Pick<NewMessage, "subject" | "body" | "clientKey">): NewMessage {
  return { ...said, conversationId, parentId: id, author: partyOf(actor), recipient: other };
}

function partyOf({ memberId, name }: Sender): Party {
  return { kind: "member", id: memberId, name };
}
