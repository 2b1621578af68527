import "server-only";
import MessageReceived from "@/emails/message-received";
import VisitAnswer from "@/emails/visit-answer";
import VisitConfirmation from "@/emails/visit-confirmation";
import type { Transaction } from "@/lib/db";
import { sendMail } from "@/lib/email/commands";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/translator";
import { issueVisitToken } from "@/lib/messages/visits/tokens";
import { getSetting } from "@/lib/settings/queries";

type Recipient = { name: string; email: string; locale: string | null };

/** Tells a member that a message came. What it says stays on the site. */
export async function mailMessageReceived(tx: Transaction, recipient: Recipient, about: { key: string; author: string; subject: string; conversationId: number }): Promise<void> {
  const { t, site, frame } = await frameFor(recipient.locale);
  const texts = { greeting: t("messageReceived.greeting", { name: recipient.name }), text: t("messageReceived.text", about), action: t("messageReceived.action") };
  await sendMail(tx, {
    key: about.key,
    kind: "message-received",
    recipient: recipient.email,
    subject: t("messageReceived.subject", { author: about.author, site }),
    content: <MessageReceived {...frame} {...texts} address={`${env.SITE_URL}/messages/c/${about.conversationId}`} />,
  });
}

/** Asks a visitor to confirm the address, with nothing in it that they typed but their name. */
export async function mailVisitConfirmation(tx: Transaction, visitor: Recipient, about: { recipient: string; conversationId: number; now: Date }): Promise<void> {
  const { t, site, frame } = await frameFor(visitor.locale);
  const { token } = await issueVisitToken(tx, about);
  const texts = {
    greeting: t("visitConfirmation.greeting", { name: visitor.name }),
    text: t("visitConfirmation.text", { recipient: about.recipient, site }),
    action: t("visitConfirmation.action"),
    ignore: t("visitConfirmation.ignore"),
  };
  await sendMail(tx, {
    kind: "visit-confirmation",
    recipient: visitor.email,
    subject: t("visitConfirmation.subject", { recipient: about.recipient }),
    content: <VisitConfirmation {...frame} {...texts} address={`${env.SITE_URL}/visit/${token}`} />,
  });
}

/** Brings a visitor the answer itself, and a new private link to go on by. */
export async function mailVisitAnswer(tx: Transaction, visitor: Recipient, answer: { key: string; author: string; subject: string; body: string; conversationId: number; now: Date }): Promise<void> {
  const { t, site, frame } = await frameFor(visitor.locale);
  const { token, days } = await issueVisitToken(tx, answer);
  const texts = {
    greeting: t("visitAnswer.greeting", { name: visitor.name }),
    text: t("visitAnswer.text", { author: answer.author, subject: answer.subject }),
    action: t("visitAnswer.action"),
    privacy: t("visitAnswer.private", { days }),
  };
  await sendMail(tx, {
    key: answer.key,
    kind: "visit-answer",
    recipient: visitor.email,
    subject: t("visitAnswer.subject", { author: answer.author, site }),
    content: <VisitAnswer {...frame} {...texts} body={answer.body} address={`${env.SITE_URL}/visit/${token}`} />,
  });
}

async function frameFor(locale: string | null) {
  const t = translator(locale, "mail");
  const site = await getSetting("site.name");
  return { t, site, frame: { locale: locale ?? "en", siteName: site, footer: t("footer", { site, address: env.SITE_URL }) } };
}
