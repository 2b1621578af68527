import "server-only";
import { databaseNow, db, transact } from "@/lib/db";
import type { MessageState } from "@/lib/generated/prisma/enums";
import type { Locale } from "@/lib/i18n/locale";
import { emailKey, nameKey } from "@/lib/members/name";
import { isSomebodysName } from "@/lib/members/names/queries";
import { judgeToken } from "@/lib/members/tokens";
import { contentKey } from "@/lib/messages/content-key";
import { type Party, placeMessages } from "@/lib/messages/delivery";
import { lockConversations } from "@/lib/messages/locks";
import { mailVisitConfirmation } from "@/lib/messages/mailing/mails";
import { settleMessage } from "@/lib/messages/review/commands";
import { stateOfNew } from "@/lib/messages/review/rules";
import type { Contact, VisitAnswer } from "@/lib/messages/schema";
import { answerSubject } from "@/lib/messages/subject";
import { Refusal } from "@/lib/refusal";
import { hashSecret } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

/** To whom a visitor wrote, and what has become of it. */
export type Visited = { recipient: string; state: MessageState };

const correspondent = { id: true, name: true, email: true, locale: true } as const;
const listedConversation = { id: true, visitor: { select: correspondent } } as const;

/** Nothing is delivered before the visitor confirms the address. The same key again from the same address keeps nothing more. */
export async function contactMember({ recipient, name, email, subject, body, key: formKey }: Contact, locale: Locale): Promise<void> {
  const key = contentKey(formKey, nameKey(recipient), subject, body);
  if (!(await getSetting("messages.visitorsMayWrite"))) throw new Refusal("forbidden", "contactClosed");
  const member = await db.member.findFirst({ where: { nameKey: nameKey(recipient), leftAt: null }, select: { id: true, name: true } });
  if (!member) throw new Refusal("not_found", "notFound");
  if (await isSomebodysName(null, name)) throw new Refusal("invalid", "nickTaken", { field: "name" });
  await transact(async (tx) => {
    // A visitor is made anew for each conversation, so that no index can see a repeated key: attempts queue here instead.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`contact ${key}`}, 0))`;
    if ((await tx.message.count({ where: { authorId: null, clientKey: key, authorVisitor: { emailKey: emailKey(email) } } })) > 0) return;
    const now = await databaseNow(tx);
    const visitor = await tx.visitor.create({ data: { name, email, emailKey: emailKey(email), locale, createdAt: now }, select: correspondent });
    const { id: conversationId } = await tx.conversation.create({ data: { visitorId: visitor.id, createdAt: now }, select: { id: true } });
    const message = { conversationId, author: partyOf(visitor), recipient: { ...member, kind: "member" as const }, subject, body, clientKey: key };
    await placeMessages(tx, [message], { now, state: "UNCONFIRMED" });
    await mailVisitConfirmation(tx, visitor, { recipient: member.name, names: [member.id], conversationId, now });
  });
}

/** Delivers what waits behind a private link, as sent now. Once it is delivered, asking again changes nothing. */
export async function confirmVisit(token: string): Promise<Visited> {
  return transact(async (tx) => {
    const { id: conversationId, visitor } = await openVisit(tx, token);
    const { recipient, ...first } = await findFirstMessage(tx, conversationId);
    if (first.state !== "UNCONFIRMED") return { recipient: recipient.name, state: first.state };
    const now = await databaseNow(tx);
    await tx.message.update({ where: { id: first.id }, data: { sentAt: now } });
    await tx.mailboxEntry.updateMany({ where: { messageId: first.id }, data: { sentAt: now } });
    await tx.visitor.update({ where: { id: visitor.id }, data: { confirmedAt: now } });
    const state = await stateOfNew();
    await settleMessage(tx, first.id, { state, confirming: true });
    return { recipient: recipient.name, state };
  });
}

/** Goes on with a confirmed conversation. The same key again sends nothing. */
export async function answerAsVisitor({ token, body, key: formKey }: VisitAnswer): Promise<Visited> {
  const key = contentKey(formKey, body);
  return transact(async (tx) => {
    const { id: conversationId, visitor } = await openVisit(tx, token);
    const { recipient, ...first } = await findFirstMessage(tx, conversationId);
    if (first.state === "UNCONFIRMED") throw new Refusal("forbidden", "visitUnconfirmed");
    const sent = await tx.message.findFirst({ where: { authorVisitorId: visitor.id, clientKey: key }, select: { firstState: true } });
    if (sent) return { recipient: recipient.name, state: sent.firstState };
    const answered = await tx.message.findFirst({ where: { conversationId, recipientVisitorId: visitor.id, state: "ACCEPTED" }, orderBy: [{ sentAt: "desc" }, { id: "desc" }], select: { id: true } });
    const message = { conversationId, parentId: answered?.id ?? first.id, subject: answerSubject(first.subject), body, clientKey: key };
    const state = await stateOfNew();
    await placeMessages(tx, [{ ...message, author: partyOf(visitor), recipient }], { now: await databaseNow(tx), state });
    return { recipient: recipient.name, state };
  });
}

/** The conversation that a token opens, locked. */
async function openVisit(tx: Transaction, token: string) {
  const found = await tx.token.findUnique({ where: { tokenHash: hashSecret(token) }, select: { purpose: true, expiresAt: true, usedAt: true, conversation: { select: listedConversation } } });
  const refused = judgeToken(found, "VISIT", await databaseNow(tx));
  if (refused) throw new Refusal("invalid", refused);
  const { id, visitor } = found?.conversation ?? { id: 0, visitor: null };
  if (!visitor) throw new Refusal("invalid", "tokenUnknown");
  await lockConversations(tx, [id]);
  return { id, visitor };
}

async function findFirstMessage(tx: Transaction, conversationId: number) {
  const message = await tx.message.findFirst({ where: { conversationId }, orderBy: { id: "asc" }, select: { id: true, subject: true, state: true, recipient: { select: { ...correspondent, leftAt: true } } } });
  if (!message?.recipient) throw new Refusal("not_found", "notFound");
  if (message.recipient.leftAt) throw new Refusal("conflict", "memberLeft");
  const recipient: Party = { ...message.recipient, kind: "member" };
  return { ...message, recipient };
}

function partyOf({ id, name }: { id: number; name: string }): Party {
  return { kind: "visitor", id, name };
}
