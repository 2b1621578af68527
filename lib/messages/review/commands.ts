import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db, transact } from "@/lib/db";
import type { MessageState } from "@/lib/generated/prisma/enums";
import { emitEvent } from "@/lib/jobs/commands";
import { messageAccepted, messageRejected } from "@/lib/messages/events";
import { lockConversations } from "@/lib/messages/locks";
import { announce } from "@/lib/realtime/hub";
import { Refusal } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";

const batch = 500;
const patience = { timeout: 60_000 };

/** Without `by`, a rule of the site says so. */
export type Verdict = { state: Exclude<MessageState, "UNCONFIRMED">; by?: Actor | "command line"; reason?: string; confirming?: boolean };

const acts = { ACCEPTED: "messages.accept", REJECTED: "messages.reject", PENDING: "messages.reconsider" } as const;

/** Where an address is not proved yet, only its own confirmation may settle, and says so by `confirming`. What is withdrawn leaves its recipient's folders with all its marks, and has them when it comes back. False where it was so already. */
export async function settleMessage(tx: Transaction, id: number, { state, by, reason, confirming = false }: Verdict): Promise<boolean> {
  const found = await tx.message.findUnique({ where: { id }, select: { conversationId: true } });
  await lockConversations(tx, found ? [found.conversationId] : []);
  const before = await tx.message.findUnique({ where: { id }, select: { state: true, authorId: true, recipientId: true } });
  if (!before) throw new Refusal("not_found", "notFound");
  if (before.state === "UNCONFIRMED" && !confirming) throw new Refusal("conflict", "messageUnconfirmed", { values: { id } });
  if (before.state === state) return false;
  const now = await databaseNow(tx);
  const deliveredAt = state === "ACCEPTED" ? now : null;
  const settled = state === "PENDING" ? { settledAt: null, settledById: null } : { settledAt: now, settledById: by && by !== "command line" ? by.memberId : null };
  const why = state === "REJECTED" ? { rejectionReason: reason ?? null } : {};
  const parties = [before.authorId, before.recipientId].flatMap((memberId) => memberId ?? []);
  await countSettlement(tx, parties);
  await tx.message.update({ where: { id }, data: { state, acceptedAt: deliveredAt, ...settled, ...why } });
  await tx.mailboxEntry.updateMany({ where: { messageId: id, kind: "RECEIVED" }, data: { deliveredAt } });
  await announce(tx, ...parties.map((memberId) => `member:${memberId}` as const));
  if (by) await writeAudit(tx, by, { act: acts[state], subject: String(id), details: { ...(state === "REJECTED" && reason !== undefined && { reason }) } });
  if (state === "ACCEPTED") await emitEvent(tx, messageAccepted, { messageIds: [id] });
  if (state === "REJECTED") await emitEvent(tx, messageRejected, { messageIds: [id] });
  return true;
}

/** The same with several, all or none, or with all that wait. Returns how many changed. */
export async function settleMessages(ids: number[] | "waiting", verdict: Verdict): Promise<number> {
  return ids === "waiting" ? settleWaiting(verdict) : transact((tx) => settleEach(tx, ids, verdict), patience);
}

async function settleWaiting(verdict: Verdict): Promise<number> {
  let changed = 0;
  let last = 0;
  for (;;) {
    const waiting = await findWaiting(last);
    for (const id of waiting) changed += await transact((tx) => settleEach(tx, [id], verdict));
    last = waiting.at(-1) ?? last;
    if (waiting.length < batch) return changed;
  }
}

async function settleEach(tx: Transaction, ids: number[], verdict: Verdict): Promise<number> {
  const found = await tx.message.findMany({ where: { id: { in: ids } }, select: { conversationId: true }, take: ids.length });
  await lockConversations(
    tx,
    found.map(({ conversationId }) => conversationId),
  );
  let changed = 0;
  for (const id of ids) if (await settleMessage(tx, id, verdict)) changed += 1;
  return changed;
}

async function countSettlement(tx: Transaction, parties: number[]): Promise<void> {
  await tx.$executeRaw`
    insert into "Mailbox" ("holderId", unread, settlements) select id, 0, 1 from "Member" where id = any(${parties}::int[]) and "leftAt" is null order by id
    on conflict ("holderId") do update set settlements = "Mailbox".settlements + 1`;
}

async function findWaiting(after: number): Promise<number[]> {
  const waiting = await db.message.findMany({ where: { state: "PENDING", id: { gt: after } }, select: { id: true }, orderBy: { id: "asc" }, take: batch });
  return waiting.map(({ id }) => id);
}
