import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { render, toPlainText } from "@react-email/render";
import type { ReactElement } from "react";
import { writeAuditOnce } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db, patiently } from "@/lib/db";
import { mailAccepted } from "@/lib/email/events";
import { getMail, type WholeMail } from "@/lib/email/queries";
import { isTextGone } from "@/lib/email/state";
import { MailRefused, mailTransport, type OutgoingMail, type Transport } from "@/lib/email/transports";
import { emitEvent, emitEvents, occurrence } from "@/lib/jobs/commands";
import { escapeLike } from "@/lib/keyset";
import type { Transaction } from "@/lib/transaction";

export type NewMail = {
  /** One for what the mail tells about, where that may be told only once: a second mail under it is refused as a duplicate. */
  key?: string;
  kind: string;
  recipient: string;
  sender?: string;
  replyTo?: string;
  subject: string;
  content: ReactElement;
  /** What may be kept of it, where the content holds a private link or what somebody wrote. */
  open?: ReactElement;
  secretHash?: string;
  names?: number[];
  memberId?: number;
};

/** Refused: it will not be taken the next time either. */
export type Handover = { state: "handedOver" } | { state: "failed" | "refused"; reason: string };

/** Shorter than the call of a step may last, so that the outcome can still be noted. */
const patience = 40_000;
const mostAnnounced = 1000;
const day = 24 * 3600 * 1000;

/** Kinds of mails that named members before it was noted whom. */
const namedBefore = ["message-received", "visit-confirmation", "visit-answer", "report-answered"];

const withoutSecret = { openHtml: null, openText: null, secretHash: null };

/** Accepts a mail in the transaction of what it tells about. Line breaks in the subject become blanks, so that no header can be smuggled in. Throws on a recipient that is not a single plain address. */
export async function sendMail(tx: Transaction, { key = randomUUID(), kind, recipient, sender = "", replyTo = "", subject, content, open, secretHash, names = [], memberId }: NewMail): Promise<void> {
  if (!/^[^\s<>,;"\p{Cc}]+@[^\s<>,;"\p{Cc}]+$/u.test(recipient)) throw new Error("A mail goes to one plain address.");
  const html = await render(content);
  const openHtml = open ? await render(open) : null;
  const plainSubject = subject
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .slice(0, 300);
  const kept = { openHtml, openText: openHtml && toPlainText(openHtml), secretHash: secretHash ?? null, namedIds: names, memberId: memberId ?? null };
  const addressed = { recipient, sender: sender || null, replyTo: replyTo || null, subject: plainSubject };
  const mail = await tx.mail.create({ data: { key, kind, ...addressed, html, text: toPlainText(html), ...kept, createdAt: await databaseNow(tx) } });
  await emitEvent(tx, mailAccepted, { mailId: mail.id });
}

/** A mail holds an address and what was written, so the look leaves a trace, which names nobody. */
export async function openMail(actor: Actor, id: number): Promise<WholeMail | null> {
  const mail = await getMail(actor, id);
  if (mail) await db.$transaction((tx) => writeAuditOnce(tx, actor, { act: "email.open", subject: `${mail.kind} (${id})` }));
  return mail;
}

/** No connection is held while the transport works, since a mail server that hangs would then take the site down. While one attempt is under way no other begins. */
export async function handOverMail(id: number, transport: Transport = mailTransport()): Promise<Handover> {
  if (transport.name === "outbox") return keepInOutbox(id);
  const mail = await db.mail.findFirst({ where: { id, handedOverAt: null } });
  if (!mail) return { state: "handedOver" };
  if (isTextGone(mail)) return { state: "refused", reason: "The text of this mail has been removed." };
  const now = await databaseNow();
  const { count } = await db.mail.updateMany({
    where: { id, handedOverAt: null, OR: [{ attemptedAt: null }, { attemptedAt: { lt: new Date(now.getTime() - 2 * patience) } }] },
    data: { attempts: { increment: 1 }, attemptedAt: now, transport: transport.name },
  });
  if (count === 0) return { state: "failed", reason: "Another attempt is under way." };
  const outcome = await tryHandOver(mail, transport);
  const changes = outcome.state === "handedOver" ? { ...openPart(mail), handedOverAt: await databaseNow(), failedAt: null, lastError: null, attemptedAt: null } : { attemptedAt: null, lastError: outcome.reason.slice(0, 500) };
  await db.mail.updateMany({ where: { id, handedOverAt: null }, data: changes });
  return outcome;
}

/** Whoever has the mail has the link and the words: they are kept here no longer. */
function openPart({ html, text, openHtml, openText }: { html: string; text: string; openHtml: string | null; openText: string | null }) {
  return { html: openHtml ?? html, text: openText ?? text, ...withoutSecret };
}

/** One statement, so that a process that dies in the middle leaves no attempt behind that others would wait for. */
async function keepInOutbox(id: number): Promise<Handover> {
  await db.mail.updateMany({ where: { id, handedOverAt: null }, data: { attempts: { increment: 1 }, transport: "outbox", handedOverAt: await databaseNow(), failedAt: null, lastError: null, attemptedAt: null } });
  return { state: "handedOver" };
}

export async function handOverWaiting(most: number): Promise<number> {
  const waiting = await db.mail.findMany({ where: { handedOverAt: null, failedAt: null }, select: { id: true }, orderBy: { id: "asc" }, take: most });
  for (const { id } of waiting) await handOverMail(id);
  return waiting.length;
}

/** Mails that wait for longer than attempts last were lost sight of: they are announced anew. */
export async function announceWaiting(): Promise<void> {
  const before = new Date((await databaseNow()).getTime() - 2 * day);
  const waiting = await db.mail.findMany({ where: { handedOverAt: null, failedAt: null, createdAt: { lt: before } }, select: { id: true }, orderBy: { id: "asc" }, take: mostAnnounced });
  await db.$transaction((tx) =>
    emitEvents(
      tx,
      waiting.map(({ id }) => occurrence(mailAccepted, { mailId: id })),
    ),
  );
}

export async function abandonMail(id: number): Promise<void> {
  await db.mail.updateMany({ where: { id, handedOverAt: null }, data: { failedAt: await databaseNow() } });
}

export async function forgetMailTexts(days: number): Promise<void> {
  const before = new Date((await databaseNow()).getTime() - days * day);
  const over = [{ handedOverAt: { lt: before } }, { handedOverAt: null, attemptedAt: null, failedAt: { lt: before } }];
  const emptied = { html: "", text: "" };
  const change = { where: { OR: over, NOT: emptied }, data: { ...emptied, ...withoutSecret } };
  await patiently((tx) => tx.mail.updateMany(change));
}

/** Links that were used leave at once, by a trigger on Token. */
export async function forgetMailedSecrets(): Promise<void> {
  await db.$executeRaw`
    select withdraw_mailed_secret("secretHash") from "Mail"
    where "secretHash" is not null and ("handedOverAt" is not null or "failedAt" is not null)
      and not exists (select 1 from "Token" where "tokenHash" = "secretHash" and "usedAt" is null and "expiresAt" > now())
      and not exists (select 1 from "DataExport" where "tokenHash" = "secretHash" and "expiresAt" > now())`;
}

/** Mails to an address that somebody gives up stay theirs, so that they leave with them. */
export async function keepMailsFor(tx: Transaction, memberId: number, address: string): Promise<void> {
  await tx.mail.updateMany({ where: { recipient: { equals: address, mode: "insensitive" } }, data: { memberId } });
}

/** Mails that name somebody who leaves to others: what waits is never sent, and of the rest neither subject nor text stays. */
export async function forgetMailsNaming(tx: Transaction, memberId: number, names: string[]): Promise<void> {
  const bySubject = names.map((name) => ({ subject: { contains: escapeLike(name), mode: "insensitive" as const } }));
  const naming = { OR: [{ namedIds: { has: memberId } }, { namedIds: { isEmpty: true }, kind: { in: namedBefore }, OR: bySubject }] };
  await tx.mail.deleteMany({ where: { ...naming, handedOverAt: null } });
  await tx.mail.updateMany({ where: naming, data: { subject: "–", html: "", text: "", ...withoutSecret, lastError: null } });
}

export async function forgetMailsTo(tx: Transaction, memberId: number, addresses: string[]): Promise<void> {
  const sent = { OR: [{ memberId }, { recipient: { in: addresses, mode: "insensitive" as const } }] };
  await tx.mail.deleteMany({ where: { ...sent, handedOverAt: null } });
  await tx.mail.updateMany({ where: sent, data: { recipient: "–", subject: "–", html: "", text: "", ...withoutSecret, lastError: null } });
}

async function tryHandOver(mail: OutgoingMail, transport: Transport): Promise<Handover> {
  const tooLong = new AbortController();
  const late: Promise<Handover> = pause(patience, { state: "failed", reason: "There was no answer in time." } as const, { signal: tooLong.signal, ref: false });
  const outcome = transport.handOver(mail).then(
    (): Handover => ({ state: "handedOver" }),
    (reason: Error): Handover => ({ state: reason instanceof MailRefused ? "refused" : "failed", reason: reason.message }),
  );
  const first = await Promise.race([outcome, late]);
  tooLong.abort();
  return first;
}
