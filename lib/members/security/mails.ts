import "server-only";
import { type Recipient, sendLetter, wordsFor } from "@/lib/email/letter";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { momentFormat } from "@/lib/i18n/dates";
import { translator } from "@/lib/i18n/translator";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

type News = {
  about: keyof Catalogue["security"]["mails"];
  path: string;
  /** Whose it is, where it goes to an address that is not proved. */
  memberId?: number;
  values?: Record<string, string | number>;
};

export async function mailAccountNews(tx: Transaction, to: Recipient, { about, path, memberId, values = {} }: News): Promise<void> {
  const t = translator(to.locale, "security");
  const { site } = await wordsFor(to);
  const say = (part: "subject" | "text" | "advice" | "action") => t(`mails.${about}.${part}`, { ...values, site, name: to.name } as never);
  const kind = `account-${about.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const said = { subject: say("subject"), text: say("text"), advice: say("advice"), action: { label: say("action"), path } };
  await sendLetter(tx, to, { kind, ...said, ...(memberId !== undefined && { memberId }) });
}

export async function momentFor({ locale }: Recipient, at: Date): Promise<string> {
  return momentFormat(locale ?? "en", await getSetting("site.timeZone")).format(at);
}
