import "server-only";
import { type Recipient, sendLetter, wordsFor } from "@/lib/email/letter";
import { issueVisitToken } from "@/lib/messages/visits/tokens";
import { getSetting } from "@/lib/settings/queries";
import { isolated } from "@/lib/text/direction";
import type { Transaction } from "@/lib/transaction";

export async function mailMessageReceived(tx: Transaction, recipient: Recipient, about: { key: string; author: string; names: number[]; subject: string; conversationId: number }): Promise<void> {
  const { t, site } = await wordsFor(recipient);
  await sendLetter(tx, recipient, {
    ...(await envelope()),
    key: about.key,
    names: about.names,
    kind: "message-received",
    subject: t("messageReceived.subject", { author: about.author, site }),
    text: t("messageReceived.text", { author: about.author, subject: isolated(about.subject) }),
    action: { label: t("messageReceived.action"), path: `/messages/c/${about.conversationId}` },
  });
}

export async function mailVisitConfirmation(tx: Transaction, visitor: Recipient, about: { recipient: string; names: number[]; conversationId: number; now: Date }): Promise<void> {
  const { t, site } = await wordsFor(visitor);
  const { token } = await issueVisitToken(tx, about);
  await sendLetter(tx, visitor, {
    ...(await envelope()),
    names: about.names,
    kind: "visit-confirmation",
    unproved: true,
    subject: t("visitConfirmation.subject", { recipient: about.recipient }),
    text: t("visitConfirmation.text", { recipient: about.recipient, site }),
    action: { label: t("visitConfirmation.action"), path: `/visit/${token}` },
    closing: t("visitConfirmation.ignore"),
  });
}

export async function mailVisitAnswer(tx: Transaction, visitor: Recipient, answer: { key: string; author: string; names: number[]; subject: string; html: string; conversationId: number; now: Date }): Promise<void> {
  const { t, site } = await wordsFor(visitor);
  const { token, days } = await issueVisitToken(tx, answer);
  await sendLetter(tx, visitor, {
    ...(await envelope()),
    key: answer.key,
    names: answer.names,
    kind: "visit-answer",
    subject: t("visitAnswer.subject", { author: answer.author, site }),
    text: t("visitAnswer.text", { author: answer.author, subject: isolated(answer.subject) }),
    words: answer.html,
    action: { label: t("visitAnswer.action"), path: `/visit/${token}` },
    closing: t("visitAnswer.private", { days }),
  });
}

async function envelope(): Promise<{ sender: string; replyTo: string }> {
  const [sender, replyTo] = await Promise.all([getSetting("messages.mailSender"), getSetting("messages.mailReplyTo")]);
  return { sender, replyTo };
}
