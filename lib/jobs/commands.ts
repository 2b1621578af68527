import "server-only";
import { randomUUID } from "node:crypto";
import { after } from "next/server";
import type { z } from "zod";
import { databaseNow, db, patiently } from "@/lib/db";
import { insideSite } from "@/lib/env";
import type { Prisma } from "@/lib/generated/prisma/client";
import { oncePerProcess } from "@/lib/load/once-per-process";
import type { Transaction } from "@/lib/transaction";

type EventOf<S> = { name: string; schema: S };

export type Occurrence = { name: string; data: Prisma.InputJsonObject; snapshot?: Prisma.InputJsonValue };
type Send = (events: { id: string; name: string; data: Record<string, unknown>; ts: number }[]) => Promise<unknown>;

const batch = 100;
const day = 24 * 3600 * 1000;
const keptFor = 30 * day;

/** Committed with what happened, it is sent, sooner or later; rolled back, it never was. The site sends after its response, the worker every second, a schedule where there is no worker. */
export async function emitEvent<S extends z.ZodType<Record<string, unknown>>>(tx: Transaction, event: EventOf<S>, data: z.output<S>, snapshot?: Prisma.InputJsonValue): Promise<void> {
  await emitEvents(tx, [occurrence(event, data, snapshot)]);
}

export async function emitEvents(tx: Transaction, occurrences: Occurrence[]): Promise<void> {
  await tx.pendingEvent.createMany({ data: occurrences.map((each) => ({ id: randomUUID(), ...each })) });
  if (insideSite) after(() => sendInTurn());
}

export function occurrence<S extends z.ZodType<Record<string, unknown>>>({ name, schema }: EventOf<S>, data: z.output<S>, snapshot?: Prisma.InputJsonValue): Occurrence {
  return { name, data: schema.parse(data) as Prisma.InputJsonObject, ...(snapshot !== undefined && { snapshot }) };
}

/** Several processes may do so at once. Returns how many were sent. */
export async function sendPendingEvents(send: Send = sendToExecutor): Promise<number> {
  let sent = 0;
  for (;;) {
    const outcome = await db.$transaction((tx) => sendSome(tx, send), { timeout: 60_000 });
    sent += outcome.sent;
    if (!outcome.more) return sent;
  }
}

const sending = oncePerProcess("sending of events", () => ({ turn: undefined as Promise<void> | undefined, wanted: false }));

/** One turn at a time for the whole process: each holds a connection, and for seconds while the executor is away. */
export function sendInTurn(send?: Send): Promise<void> {
  sending.wanted = true;
  sending.turn ??= takeTurns(send);
  return sending.turn;
}

async function takeTurns(send?: Send) {
  while (sending.wanted) {
    sending.wanted = false;
    await sendPendingEvents(send).catch(() => {});
  }
  sending.turn = undefined;
}

/** What failed before is sent alone, so that it holds nothing else up. The rows' locks are held meanwhile. */
async function sendSome(tx: Transaction, send: Send): Promise<{ sent: number; more: boolean }> {
  const found = await tx.$queryRaw<{ id: string; attempts: number }[]>`
    select id, attempts from "PendingEvent" where "sentAt" is null order by attempts, "createdAt" limit ${batch} for update skip locked`;
  const chosen = found.filter(({ attempts }, rank) => rank === 0 || (attempts === 0 && found[0]?.attempts === 0)).map(({ id }) => id);
  if (chosen.length === 0) return { sent: 0, more: false };
  const events = await tx.pendingEvent.findMany({ where: { id: { in: chosen } }, orderBy: { createdAt: "asc" }, take: batch });
  const problem = await send(events.map(({ id, name, data, createdAt }) => ({ id, name, data: data as Record<string, unknown>, ts: createdAt.getTime() }))).then(
    () => null,
    (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
  );
  const changes = problem === null ? { sentAt: await databaseNow(tx), lastError: null } : { lastError: problem.slice(0, 500) };
  await tx.pendingEvent.updateMany({ where: { id: { in: chosen } }, data: { ...changes, attempts: { increment: 1 } } });
  return { sent: problem === null ? chosen.length : 0, more: problem === null };
}

async function sendToExecutor(events: Parameters<Send>[0]) {
  const { inngest } = await import("@/lib/jobs/client");
  return inngest.send(events);
}

const ownId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What has to come of an event was done: a nightly sweep need not look after it. */
export async function noteHandled(eventId: string | undefined): Promise<void> {
  if (!eventId || !ownId.test(eventId)) return;
  await db.pendingEvent.updateMany({ where: { id: eventId, handledAt: null }, data: { handledAt: await databaseNow() } });
}

/** All are tried; throws at the end if some failed. */
export async function eachInTurn<T>(found: readonly T[], run: (each: T) => Promise<unknown>): Promise<void> {
  const reasons: unknown[] = [];
  for (const each of found) await run(each).catch((reason: unknown) => reasons.push(reason));
  if (reasons.length > 0) throw new AggregateError(reasons, `${reasons.length} of ${found.length} failed: ${reasons[0]}`);
}

export async function forgetOldRuns(): Promise<void> {
  const before = new Date((await databaseNow()).getTime() - keptFor);
  const isOver = { OR: [{ finishedAt: { lt: before } }, { failedAt: { lt: before } }, { cancelledAt: { lt: before } }] };
  await patiently((tx) => tx.pendingEvent.deleteMany({ where: { sentAt: { lt: before } } }));
  await patiently((tx) => tx.run.deleteMany({ where: isOver }));
  await patiently((tx) => tx.receivedEvent.deleteMany({ where: { receivedAt: { lt: before }, runs: { none: {} } } }));
}
