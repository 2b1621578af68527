import "server-only";
import LetterTemplate from "@/emails/letter";
import { sendMail } from "@/lib/email/commands";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/translator";
import { withWholeAddresses } from "@/lib/markdown/whole-addresses";
import { hashSecret } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

export type Recipient = { name: string; email: string; locale: string | null };

/**
 * `path` is within the site. `names` are the members whom it names to somebody else, `memberId` is whose it is where the
 * address does not tell.
 */
type Letter = {
  key?: string;
  /** Nobody has proved the address yet: the mail says nothing that whoever typed it chose, not even a name. */
  unproved?: true;
  kind: string;
  sender?: string;
  replyTo?: string;
  subject: string;
  text: string;
  advice?: string;
  quote?: string;
  /** What a person wrote, rendered. */
  words?: string;
  action?: { label: string; path: string };
  closing?: string;
  names?: number[];
  memberId?: number;
};

/** As newSecret makes them. */
const secretInPath = /(?:[?&]token=|\/visit\/)([\w-]{43})(?![\w-])/;

export async function wordsFor({ locale }: { locale: string | null }) {
  return { t: translator(locale, "mail"), site: await getSetting("site.name") };
}

export async function sendLetter(tx: Transaction, to: Recipient, { action, words, text, advice, quote, closing, unproved, ...envelope }: Letter): Promise<void> {
  const { t, site } = await wordsFor(to);
  const greeting = unproved ? t("greetingUnproved") : t("greeting", { name: to.name });
  const frame = { locale: to.locale ?? "en", siteName: site, greeting, footer: t("footer", { site, address: env.SITE_URL }) };
  const said = { ...frame, text, advice, quote, closing };
  const addressOf = (path: string) => action && { label: action.label, address: `${env.SITE_URL}${path}` };
  const whole = <LetterTemplate {...said} words={words && withWholeAddresses(words)} action={addressOf(action?.path ?? "")} />;
  const secret = secretInPath.exec(action?.path ?? "")?.[1];
  const open = <LetterTemplate {...said} words={words && "<p>…</p>"} action={addressOf(secret ? "/…" : (action?.path ?? ""))} />;
  await sendMail(tx, { ...envelope, recipient: to.email, content: whole, ...((words || secret) && { open }), ...(secret && { secretHash: hashSecret(secret) }) });
}
