import "server-only";
import MemberJoined from "@/emails/member-joined";
import type { Transaction } from "@/lib/db";
import { sendMail } from "@/lib/email/commands";
import { env } from "@/lib/env";
import { mailFrame, type Recipient } from "@/lib/members/mails";

export async function mailActivation(tx: Transaction, recipient: Recipient, { token, hours }: { token: string; hours: number }): Promise<void> {
  const { t, site, frame } = await mailFrame(recipient);
  const texts = { greeting: t("activation.greeting", { name: recipient.name }), text: t("activation.text", { site, hours }), action: t("activation.action") };
  const content = <MemberJoined {...frame} {...texts} address={`${env.SITE_URL}/activate?token=${token}`} />;
  await sendMail(tx, { kind: "member-joined", recipient: recipient.email, subject: t("activation.subject", { site }), content });
}

export async function mailAlreadyJoined(tx: Transaction, member: Recipient): Promise<void> {
  const { t, site, frame } = await mailFrame(member);
  const texts = { greeting: t("alreadyJoined.greeting", { name: member.name }), text: t("alreadyJoined.text", { site, name: member.name }), action: t("alreadyJoined.action") };
  const content = <MemberJoined {...frame} {...texts} address={`${env.SITE_URL}/sign-in`} />;
  await sendMail(tx, { kind: "member-already-joined", recipient: member.email, subject: t("alreadyJoined.subject", { site }), content });
}
