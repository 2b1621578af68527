import "server-only";
import ExportReady from "@/emails/export-ready";
import type { Transaction } from "@/lib/db";
import { sendMail } from "@/lib/email/commands";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/translator";
import { momentIn } from "@/lib/members/export/markdown";
import type { Exported } from "@/lib/members/export/part";
import { getSetting } from "@/lib/settings/queries";

/** Brings the link to an archive; who follows it has to be signed in as well. */
export async function mailExportReady(tx: Transaction, member: Exported & { email: string }, { token, expiresAt }: { token: string; expiresAt: Date }): Promise<void> {
  const site = await getSetting("site.name");
  const t = translator(member.locale, "export");
  const texts = { greeting: t("mail.greeting", { name: member.name }), text: t("mail.text", { site, until: momentIn(member)(expiresAt) }), action: t("mail.action"), ignore: t("mail.ignore") };
  const footer = translator(member.locale, "mail")("footer", { site, address: env.SITE_URL });
  await sendMail(tx, {
    kind: "export-ready",
    recipient: member.email,
    subject: t("mail.subject", { site }),
    content: <ExportReady locale={member.locale} siteName={site} footer={footer} {...texts} address={`${env.SITE_URL}/export?token=${token}`} />,
  });
}
