import "server-only";
import LetterTemplate from "@/emails/letter";
import { sendMail } from "@/lib/email/commands";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/translator";
import { renderMarkdown } from "@/lib/markdown/render";
import { withWholeAddresses } from "@/lib/markdown/whole-addresses";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

export type Recipient = { name: string; email: string; locale: string | null };

/** `path` is within the site. */
type Letter = {
  key?: string;
  kind: string;
  sender?: string;
  replyTo?: string;
  subject: string;
  text: string;
  advice?: string;
  quote?: string;
  /** What a person wrote, in Markdown. */
  words?: string;
  action?: { label: string; path: string };
  closing?: string;
};

export async function wordsFor({ locale }: { locale: string | null }) {
  return { t: translator(locale, "mail"), site: await getSetting("site.name") };
}

export async function sendLetter(tx: Transaction, to: Recipient, { key, kind, sender, replyTo, subject, action, words, ...said }: Letter): Promise<void> {
  const { t, site } = await wordsFor(to);
  const frame = { locale: to.locale ?? "en", siteName: site, greeting: t("greeting", { name: to.name }), footer: t("footer", { site, address: env.SITE_URL }) };
  const content = <LetterTemplate {...frame} {...said} words={words && withWholeAddresses(renderMarkdown(words))} action={action && { label: action.label, address: `${env.SITE_URL}${action.path}` }} />;
  await sendMail(tx, { ...(key && { key }), ...(sender && { sender }), ...(replyTo && { replyTo }), kind, recipient: to.email, subject, content });
}
