import "server-only";
import nodemailer from "nodemailer";
import { Resend } from "resend";
import { env } from "@/lib/env";

export type OutgoingMail = { key: string; recipient: string; subject: string; html: string; text: string };
type Transport = { name: "resend" | "smtp" | "outbox"; handOver(mail: OutgoingMail): Promise<void> };

/** The way mails leave by the environment: Resend, a mail server, or not at all: then the outbox page shows them. */
export function mailTransport(): Transport {
  if (env.RESEND_API_KEY) return { name: "resend", handOver: (mail) => handToResend(mail, env.RESEND_API_KEY as string) };
  if (env.SMTP_URL) return { name: "smtp", handOver: (mail) => handToServer(mail, env.SMTP_URL as string) };
  return { name: "outbox", handOver: async () => {} };
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

async function handToServer(mail: OutgoingMail, url: string) {
  const server = nodemailer.createTransport({ url, ...patience });
  try {
    await server.sendMail({ from: sender(), to: mail.recipient, subject: mail.subject, text: mail.text, html: mail.html, messageId: messageId(mail), headers: { "Auto-Submitted": "auto-generated" } });
  } finally {
    server.close();
  }
}

async function handToResend(mail: OutgoingMail, key: string) {
  const resend = new Resend(key, env.RESEND_BASE_URL ? { baseUrl: env.RESEND_BASE_URL } : undefined);
  const headers = { "Message-ID": messageId(mail), "Auto-Submitted": "auto-generated" };
  const { error } = await resend.emails.send({ from: sender(), to: mail.recipient, subject: mail.subject, text: mail.text, html: mail.html, headers }, { idempotencyKey: mail.key });
  if (error) throw new Error(`Resend: ${error.name}: ${error.message}`);
}

/** The same over every attempt, so that a repeated mail can be recognised as one. */
function messageId(mail: OutgoingMail): string {
  return `<${mail.key}@${new URL(env.SITE_URL).hostname}>`;
}

function sender(): string {
  return env.MAIL_FROM ?? `no-reply@${new URL(env.SITE_URL).hostname}`;
}
