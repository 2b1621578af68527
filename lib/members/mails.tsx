import "server-only";
import MemberJoined from "@/emails/member-joined";
import type { Transaction } from "@/lib/db";
import { sendMail } from "@/lib/email/commands";
import { env } from "@/lib/env";
import { translator } from "@/lib/i18n/translator";
import { getSetting } from "@/lib/settings/queries";

type Recipient = { name: string; email: string; locale: string | null };

export async function mailActivation(tx: Transaction, member: Recipient, { token, hours }: { token: string; hours: number }): Promise<void> {
  const { t, site, frame } = await frameFor(member);
  const texts = { greeting: t("activation.greeting", { name: member.name }), text: t("activation.text", { site, hours }), action: t("activation.action") };
  const content = <MemberJoined {...frame} {...texts} address={`${env.SITE_URL}/activate?token=${token}`} />;
  await sendMail(tx, { kind: "member-joined", recipient: member.email, subject: t("activation.subject", { site }), content });
}

export async function mailAlreadyJoined(tx: Transaction, member: Recipient): Promise<void> {
  const { t, site, frame } = await frameFor(member);
  const texts = { greeting: t("alreadyJoined.greeting", { name: member.name }), text: t("alreadyJoined.text", { site, name: member.name }), action: t("alreadyJoined.action") };
  const content = <MemberJoined {...frame} {...texts} address={`${env.SITE_URL}/sign-in`} />;
  await sendMail(tx, { kind: "member-already-joined", recipient: member.email, subject: t("alreadyJoined.subject", { site }), content });
}

async function frameFor(member: Recipient) {
  const t = translator(member.locale, "mail");
  const site = await getSetting("site.name");
  return { t, site, frame: { locale: member.locale ?? "en", siteName: site, footer: t("footer", { site, address: env.SITE_URL }) } };
}
