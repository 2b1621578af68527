import "server-only";
import { randomUUID } from "node:crypto";
import { render, toPlainText } from "@react-email/render";
import type { ReactElement } from "react";
import { databaseNow, db, type Transaction } from "@/lib/db";
import { mailTransport } from "@/lib/email/transports";

export type NewMail = { kind: string; recipient: string; subject: string; content: ReactElement };

const longestWait = 6 * 3600 * 1000;
const mostAttempts = 12;

/**
 * Accepts a mail in the transaction of what it tells about: committed, it will be handed over; rolled back, it never was.
 * Line breaks and control characters in the subject become blanks, so that no header can be smuggled in.
 * Throws on a recipient that is not a single plain address.
 */
export async function sendMail(tx: Transaction, { kind, recipient, subject, content }: NewMail): Promise<void> {
  if (!/^[^\s<>,;"\p{Cc}]+@[^\s<>,;"\p{Cc}]+$/u.test(recipient)) throw new Error("A mail goes to one plain address.");
  const html = await render(content);
  const kept = mailTransport().name === "outbox";
  const now = await databaseNow(tx);
  await tx.mail.create({
    data: {
      key: randomUUID(),
      kind,
      recipient,
      subject: subject
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
        .trim()
        .slice(0, 300),
      html,
      text: toPlainText(html),
      createdAt: now,
      ...(kept ? { handedOverAt: now, transport: "outbox", nextTryAt: null } : { nextTryAt: now }),
    },
  });
}

/** Hands over what is due, one mail at a time; several processes may do so at once. Returns how many were tried. */
export async function deliverDueMails(most = 20): Promise<number> {
  let tried = 0;
  while (tried < most && (await deliverNext())) tried++;
  return tried;
}

/** The row's lock is held while the transport works, so that no other process hands the same mail over. */
async function deliverNext(): Promise<boolean> {
  return db.$transaction(
    async (tx) => {
      const [due] = await tx.$queryRaw<{ id: number }[]>`
        select id from "Mail" where "nextTryAt" <= now() and "handedOverAt" is null order by "nextTryAt" limit 1 for update skip locked`;
      if (!due) return false;
      const mail = await tx.mail.findUniqueOrThrow({ where: { id: due.id } });
      const transport = mailTransport();
      const problem = await transport.handOver(mail).then(
        () => null,
        (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
      );
      const now = await databaseNow(tx);
      const attempts = mail.attempts + 1;
      const wait = Math.min(longestWait, 15_000 * 2 ** attempts);
      const next = attempts < mostAttempts ? new Date(now.getTime() + wait) : null;
      await tx.mail.update({
        where: { id: mail.id },
        data: { attempts, transport: transport.name, ...(problem === null ? { handedOverAt: now, nextTryAt: null, lastError: null } : { nextTryAt: next, lastError: problem.slice(0, 500) }) },
      });
      return true;
    },
    { timeout: 60_000 },
  );
}
