import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { render, toPlainText } from "@react-email/render";
import { after } from "next/server";
import type { ReactElement } from "react";
import { writeAudit } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db, type Transaction } from "@/lib/db";
import { getMail, type WholeMail } from "@/lib/email/queries";
import { mailTransport, type OutgoingMail, type Transport } from "@/lib/email/transports";
import { insideSite } from "@/lib/env";

export type NewMail = { kind: string; recipient: string; subject: string; content: ReactElement };

const longestWait = 6 * 3600 * 1000;
const mostAttempts = 12;
/** Shorter than the transaction around it may last, so that the outcome can still be noted. */
const patience = 40_000;

/**
 * Accepts a mail in the transaction of what it tells about: committed, it will be handed over; rolled back, it never was.
 * Line breaks and control characters in the subject become blanks, so that no header can be smuggled in.
 * Throws on a recipient that is not a single plain address.
 */
export async function sendMail(tx: Transaction, { kind, recipient, subject, content }: NewMail, transport: Transport = mailTransport()): Promise<void> {
  if (!/^[^\s<>,;"\p{Cc}]+@[^\s<>,;"\p{Cc}]+$/u.test(recipient)) throw new Error("A mail goes to one plain address.");
  const html = await render(content);
  const kept = transport.name === "outbox";
  const now = await databaseNow(tx);
  await tx.mail.create({
    data: {
      key: randomUUID(),
      kind,
      recipient,
      subject: subject
        .replace(/[\p{Cc}\s]+/gu, " ")
        .trim()
        .slice(0, 300),
      html,
      text: toPlainText(html),
      createdAt: now,
      ...(kept ? { handedOverAt: now, transport: "outbox", nextTryAt: null } : { nextTryAt: now }),
    },
  });
  if (!kept) handOverAfterRequest();
}

/** Mails leave also from hosts that run no worker. After the response the transaction has ended, either way. */
function handOverAfterRequest() {
  if (insideSite) after(() => deliverDueMails());
}

/** Opens a mail of the outbox for an administrator: it holds an address and what was written, so the look leaves a trace. */
export async function openMail(actor: Actor, id: number): Promise<WholeMail | null> {
  const mail = await getMail(actor, id);
  if (mail) await db.$transaction((tx) => writeAudit(tx, actor, { act: "email.open", subject: `${mail.subject} (${id})` }));
  return mail;
}

/** Hands over what is due, one mail at a time; several processes may do so at once. Returns how many were tried. */
export async function deliverDueMails(most = 20, transport: Transport = mailTransport()): Promise<number> {
  let tried = 0;
  while (tried < most && (await deliverNext(transport))) tried++;
  return tried;
}

/** The row's lock is held while the transport works, so that no other process hands the same mail over. */
async function deliverNext(transport: Transport): Promise<boolean> {
  return db.$transaction(
    async (tx) => {
      const [due] = await tx.$queryRaw<{ id: number }[]>`
        select id from "Mail" where "nextTryAt" <= now() and "handedOverAt" is null order by "nextTryAt" limit 1 for update skip locked`;
      if (!due) return false;
      const mail = await tx.mail.findUniqueOrThrow({ where: { id: due.id } });
      const problem = await tryHandOver(mail, transport);
      const now = await databaseNow(tx);
      const attempts = mail.attempts + 1;
      const done = { handedOverAt: now, nextTryAt: null, lastError: null };
      await tx.mail.update({ where: { id: mail.id }, data: { attempts, transport: transport.name, ...(problem === null ? done : { nextTryAt: nextTry(now, attempts), lastError: problem.slice(0, 500) }) } });
      return true;
    },
    { timeout: 60_000 },
  );
}

/** Longer and longer waits: half a minute at first, six hours at last; more than half a day in all; then it is given up. */
function nextTry(now: Date, attempts: number): Date | null {
  return attempts < mostAttempts ? new Date(now.getTime() + Math.min(longestWait, 15_000 * 2 ** attempts)) : null;
}

/** Why the transport did not take the mail, or null when it did. */
async function tryHandOver(mail: OutgoingMail, transport: Transport): Promise<string | null> {
  const tooLong = new AbortController();
  const deadline = pause(patience, "There was no answer in time.", { signal: tooLong.signal, ref: false });
  const handedOver = transport.handOver(mail).then(
    () => null,
    (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
  );
  const problem = await Promise.race([handedOver, deadline]);
  tooLong.abort();
  return problem;
}
