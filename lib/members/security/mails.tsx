import "server-only";
import AccountNews from "@/emails/account-news";
import type { Transaction } from "@/lib/db";
import { sendMail } from "@/lib/email/commands";
import { env } from "@/lib/env";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { translator } from "@/lib/i18n/translator";
import { getSetting } from "@/lib/settings/queries";

export type Recipient = { name: string; email: string; locale: string | null };

type News = {
  /** Its words are `security.mails.<about>`. */
  about: keyof Catalogue["security"]["mails"];
  path: string;
  values?: Record<string, string | number>;
};

/** Tells somebody what happened to their account, or asks them to prove that it was them. */
export async function mailAccountNews(tx: Transaction, to: Recipient, { about, path, values = {} }: News): Promise<void> {
  const t = translator(to.locale, "security");
  const site = await getSetting("site.name");
  const footer = translator(to.locale, "mail")("footer", { site, address: env.SITE_URL });
  const say = (part: "subject" | "text" | "advice" | "action") => t(`mails.${about}.${part}`, { ...values, site, name: to.name } as never);
  const texts = { greeting: t("greeting", { name: to.name }), text: say("text"), advice: say("advice"), action: say("action") };
  const content = <AccountNews {...texts} locale={to.locale ?? "en"} siteName={site} footer={footer} address={`${env.SITE_URL}${path}`} />;
  await sendMail(tx, { kind: `account-${about.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, recipient: to.email, subject: say("subject"), content });
}

export async function momentFor({ locale }: Recipient, at: Date): Promise<string> {
  return new Intl.DateTimeFormat(locale ?? "en", { dateStyle: "long", timeStyle: "short", timeZone: await getSetting("site.timeZone") }).format(at);
}
