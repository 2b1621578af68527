import "server-only";
import MemberJoined from "@/emails/member-joined";
import RequestDeclined from "@/emails/request-declined";
import type { Transaction } from "@/lib/db";
import { sendMail } from "@/lib/email/commands";
import { env } from "@/lib/env";
import { mailFrame, type Recipient } from "@/lib/members/mails";

export async function mailAccepted(tx: Transaction, recipient: Recipient): Promise<void> {
  const { t, site, frame } = await mailFrame(recipient);
  const texts = { greeting: t("approval.greeting", { name: recipient.name }), text: t("approval.accepted", { site }), action: t("approval.signIn") };
  const content = <MemberJoined {...frame} {...texts} address={`${env.SITE_URL}/sign-in`} />;
  await sendMail(tx, { kind: "request-accepted", recipient: recipient.email, subject: t("approval.acceptedSubject", { site }), content });
}

export async function mailOtherName(tx: Transaction, recipient: Recipient, { token, hours }: { token: string; hours: number }): Promise<void> {
  const { t, site, frame } = await mailFrame(recipient);
  const texts = { greeting: t("approval.greeting", { name: recipient.name }), text: t("approval.otherName", { site, name: recipient.name, hours }), action: t("approval.chooseName") };
  const content = <MemberJoined {...frame} {...texts} address={`${env.SITE_URL}/activate?token=${token}`} />;
  await sendMail(tx, { kind: "request-accepted", recipient: recipient.email, subject: t("approval.acceptedSubject", { site }), content });
}

export async function mailDeclined(tx: Transaction, recipient: Recipient, reason: string): Promise<void> {
  const { t, site, frame } = await mailFrame(recipient);
  const content = <RequestDeclined {...frame} greeting={t("approval.greeting", { name: recipient.name })} text={t("approval.declined", { site })} reason={reason} />;
  await sendMail(tx, { kind: "request-declined", recipient: recipient.email, subject: t("approval.declinedSubject", { site }), content });
}
