import "server-only";
import { randomUUID } from "node:crypto";
import { databaseNow, db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { type ServedFunction, valueAt } from "@/lib/jobs/runner/functions";
import type { Transaction } from "@/lib/transaction";

export type IncomingEvent = { id: string; name: string; data: Record<string, unknown>; ts?: number };

export type Means = { functions: ServedFunction[]; factor: number };

const day = 24 * 3600 * 1000;
/** For bursts: many transactions wait for a connection then. */
export const patient = { timeout: 30_000, maxWait: 30_000 };

/** An event that came before starts nothing. */
export async function takeIn(means: Means, event: IncomingEvent): Promise<void> {
  await db.$transaction((tx) => takeInWithin(tx, means, event), patient);
}

export async function takeInWithin(tx: Transaction, means: Means, event: IncomingEvent): Promise<void> {
  if (!(await remember(tx, event))) return;
  for (const served of means.functions.filter((each) => listensTo(each, event))) await startRun(tx, means, served, event);
}

/** The event's id tells the schedule and its time, so that no run is started twice. */
export async function startScheduled(means: Means, served: ServedFunction, cron: string, at: Date): Promise<void> {
  const event = { id: `${served.id} ${cron} ${at.toISOString()}`, name: "inngest/scheduled.timer", data: { cron }, ts: at.getTime() };
  await db.$transaction(async (tx) => {
    if (await remember(tx, event)) await startRun(tx, means, served, event);
  }, patient);
}

/** In place of whenever the run was to be called; its row says the same moment. */
export async function schedule(tx: Transaction, run: { id: string; queue: string | null }, at: Date): Promise<void> {
  await tx.$executeRaw`
    select graphile_worker.add_job('advance', json_build_object('runId', ${run.id}::text), queue_name := ${run.queue}, run_at := ${at}, job_key := ${`run ${run.id}`}, max_attempts := 1000)`;
}

/** The rows of runs are what counts: after a restore, which brings no queue back, it is filled again from them. */
export async function scheduleMissing(): Promise<void> {
  await db.$executeRaw`
    select graphile_worker.add_job('advance', json_build_object('runId', id), queue_name := queue,
      run_at := coalesce("wakesAt", now()), job_key := 'run ' || id, max_attempts := 1000)
    from "Run" run
    where "finishedAt" is null and "failedAt" is null and "cancelledAt" is null
      and not exists (select from graphile_worker.jobs where key = 'run ' || run.id)`;
}

async function remember(tx: Transaction, { id, name, data, ts }: IncomingEvent): Promise<boolean> {
  const at = ts ? new Date(ts) : await databaseNow(tx);
  const { count } = await tx.receivedEvent.createMany({ data: [{ id, name, data: data as Prisma.InputJsonObject, at }], skipDuplicates: true });
  return count > 0;
}

function listensTo({ triggers }: ServedFunction, event: IncomingEvent): boolean {
  return triggers.some((trigger) => "event" in trigger && trigger.event === event.name && (trigger.ofFunction === undefined || trigger.ofFunction === event.data.function_id));
}

async function startRun(tx: Transaction, { factor }: Means, served: ServedFunction, event: IncomingEvent) {
  const now = await databaseNow(tx);
  const idempotencyKey = served.idempotency && valueAt(served.idempotency, event);
  if (idempotencyKey && (await ranLately(tx, served.id, idempotencyKey, now))) return;
  const debounceKey = served.debounce && valueAt(served.debounce.key ?? "event.none", event);
  const wakesAt = new Date(now.getTime() + (served.debounce?.milliseconds ?? 0) * factor);
  const waiting = debounceKey !== undefined && (await putOff(tx, { functionId: served.id, debounceKey, eventId: event.id, wakesAt }));
  const queue = served.takesTurns ? `${served.id} ${served.takesTurns.key ? valueAt(served.takesTurns.key, event) : ""}`.slice(0, 100) : null;
  const run = waiting || (await tx.run.create({ data: { id: randomUUID(), functionId: served.id, eventId: event.id, createdAt: now, wakesAt, idempotencyKey: idempotencyKey ?? null, debounceKey: debounceKey ?? null, queue } }));
  await schedule(tx, run, wakesAt);
}

/** As with Inngest, a key counts for a day. */
async function ranLately(tx: Transaction, functionId: string, idempotencyKey: string, now: Date): Promise<boolean> {
  await takeTurns(tx, `${functionId} ${idempotencyKey}`);
  return (await tx.run.count({ where: { functionId, idempotencyKey, createdAt: { gt: new Date(now.getTime() - day) } } })) > 0;
}

async function putOff(tx: Transaction, { functionId, debounceKey, eventId, wakesAt }: { functionId: string; debounceKey: string; eventId: string; wakesAt: Date }) {
  await takeTurns(tx, `${functionId} ${debounceKey}`);
  const waiting = await tx.run.findFirst({ where: { functionId, debounceKey, startedAt: null, finishedAt: null, failedAt: null, cancelledAt: null }, select: { id: true, queue: true } });
  if (!waiting) return null;
  const { count } = await tx.run.updateMany({ where: { id: waiting.id, startedAt: null }, data: { eventId, wakesAt } });
  return count > 0 ? waiting : null;
}

async function takeTurns(tx: Transaction, subject: string) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('causerie-runner'), hashtext(${subject}))`;
}
