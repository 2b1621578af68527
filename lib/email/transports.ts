import "server-only";
import nodemailer from "nodemailer";
import { Resend } from "resend";
import { env } from "@/lib/env";
import type { Env } from "@/lib/env-schema";
import { asciiAddress } from "@/lib/text/address";

export type OutgoingMail = { key: string; recipient: string; sender?: string | null; replyTo?: string | null; subject: string; html: string; text: string };
export type Transport = { name: "resend" | "smtp" | "outbox"; handOver(mail: OutgoingMail): Promise<void> };

type Configured = Pick<Env, "RESEND_API_KEY" | "RESEND_BASE_URL" | "SMTP_URL" | "MAIL_FROM" | "SITE_URL">;

export function mailTransport(configured: Configured = env): Transport {
  const { RESEND_API_KEY, SMTP_URL } = configured;
  if (RESEND_API_KEY) return { name: "resend", handOver: (mail) => handToResend(mail, RESEND_API_KEY, configured) };
  if (SMTP_URL) return { name: "smtp", handOver: (mail) => handToServer(mail, SMTP_URL, configured) };
  return { name: "outbox", handOver: async () => {} };
}

/** The mail itself is at fault, or its recipient: trying again would change nothing. */
export class MailRefused extends Error {}

const patience = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

async function handToServer(mail: OutgoingMail, url: string, configured: Configured) {
  const server = nodemailer.createTransport({ url, ...patience });
  try {
    await server.sendMail({ ...letter(mail, configured), messageId: messageId(mail, configured), headers: { "Auto-Submitted": "auto-generated" } });
  } catch (reason) {
    const { message, responseCode = 0, code } = reason as Error & { responseCode?: number; code?: string };
    // A server that refuses us, and not the mail, may take it once the login is mended.
    const aboutTheMail = responseCode >= 500 && responseCode !== 530 && (code === "EENVELOPE" || code === "EMESSAGE");
    throw aboutTheMail ? new MailRefused(message) : reason;
  } finally {
    server.close();
  }
}

async function handToResend(mail: OutgoingMail, key: string, configured: Configured) {
  const resend = new Resend(key, configured.RESEND_BASE_URL ? { baseUrl: configured.RESEND_BASE_URL } : undefined);
  const headers = { "Message-ID": messageId(mail, configured), "Auto-Submitted": "auto-generated" };
  const { error } = await resend.emails.send({ ...letter(mail, configured), headers }, { idempotencyKey: mail.key });
  if (!error) return;
  const message = `Resend: ${error.name}: ${error.message}`;
  throw [400, 413, 422].includes(error.statusCode ?? 0) ? new MailRefused(message) : new Error(message);
}

function letter({ recipient, sender, replyTo, subject, text, html }: OutgoingMail, { MAIL_FROM, SITE_URL }: Configured) {
  return { from: sender || MAIL_FROM || `no-reply@${new URL(SITE_URL).hostname}`, ...(replyTo && { replyTo }), to: asciiAddress(recipient) ?? recipient, subject, text, html };
}

/** The same over every attempt, so that a repeated mail can be recognised as one. */
function messageId(mail: OutgoingMail, { SITE_URL }: Configured): string {
  return `<${mail.key}@${new URL(SITE_URL).hostname}>`;
}
