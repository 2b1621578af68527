import "server-only";
import { databaseNow, db, isDuplicate } from "@/lib/db";
import { eachInTurn, noteHandled } from "@/lib/jobs/commands";
import { contentKey } from "@/lib/messages/content-key";
import { messageAccepted } from "@/lib/messages/events";
import { mailMessageReceived, mailVisitAnswer } from "@/lib/messages/mailing/mails";
import { pseudonymOf } from "@/lib/messages/pseudonym";
import { htmlOf } from "@/lib/messages/rendering/commands";
import { shownName } from "@/lib/messages/shown-name";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

const hour = 3600 * 1000;
const lookedBack = 7 * 24 * hour;
const mostMissed = 1000;

/** Mails those who were written to: members that something waits, visitors the answer itself. Done twice, it mails once. */
export async function mailRecipients(messageIds: number[]): Promise<void> {
  for (const id of messageIds) {
    try {
      await db.$transaction((tx) => mailRecipient(tx, id));
    } catch (reason) {
      if (!isDuplicate(reason)) throw reason;
    }
  }
}

export async function tellOfMessages({ messageIds, quiet }: { messageIds: number[]; quiet?: boolean | undefined }, eventId: string | undefined): Promise<void> {
  if (!quiet) await mailRecipients(messageIds);
  await noteHandled(eventId);
}

/** What was accepted some time ago without anybody being told: a run that has been given up is not tried again by itself. */
export async function mailMissed(): Promise<void> {
  const now = (await databaseNow()).getTime();
  const missed = await db.pendingEvent.findMany({
    where: { name: messageAccepted.name, handledAt: null, createdAt: { gt: new Date(now - lookedBack), lt: new Date(now - hour) } },
    select: { id: true, data: true },
    orderBy: { createdAt: "asc" },
    take: mostMissed,
  });
  await eachInTurn(missed, ({ id, data }) => tellOfMessages(messageAccepted.schema.parse(data), id));
}

const correspondent = { id: true, name: true, email: true, locale: true } as const;
const said = {
  id: true,
  subject: true,
  body: true,
  bodyHtml: true,
  renderer: true,
  conversationId: true,
  parent: { select: { subject: true } },
  author: { select: { id: true, name: true, leftAt: true } },
  authorVisitor: { select: { name: true, email: true } },
  recipient: { select: { ...correspondent, leftAt: true, profile: { select: { mailOnMessage: true } } } },
  recipientVisitor: { select: correspondent },
} as const;

async function mailRecipient(tx: Transaction, id: number) {
  const key = contentKey("mail about a message", String(id));
  if (await tx.mail.count({ where: { key } })) return;
  const message = await tx.message.findFirst({ where: { id, state: "ACCEPTED" }, select: said });
  if (!message) return;
  const { author, authorVisitor, recipient, recipientVisitor, parent, ...about } = message;
  if (author?.leftAt) return;
  if (!(await getSetting(recipientVisitor ? "messages.mailVisitors" : "messages.mailMembers"))) return;
  if (recipientVisitor && author) {
    const [html = ""] = (await htmlOf([message], tx)).values();
    const told = { key, names: [author.id], author: await shownName(author.name), subject: parent?.subject ?? about.subject, html, now: await databaseNow(tx) };
    return mailVisitAnswer(tx, recipientVisitor, { ...about, ...told });
  }
  if (!recipient || recipient.leftAt || recipient.id === author?.id || recipient.profile?.mailOnMessage === false) return;
  if (await tx.mutedConversation.count({ where: { holderId: recipient.id, conversationId: about.conversationId } })) return;
  // A visitor's name alone could be a member's.
  const from = author ? await shownName(author.name) : authorVisitor ? `${authorVisitor.name} (${pseudonymOf(authorVisitor.email, recipient.id)})` : null;
  if (from) await mailMessageReceived(tx, recipient, { ...about, key, names: author ? [author.id] : [], author: from });
}
