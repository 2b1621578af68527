import "server-only";
import { databaseNow, db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { backOff, endOf } from "@/lib/jobs/runner/clock";
import { type Means, patient, schedule, takeInWithin } from "@/lib/jobs/runner/intake";
import { type Answer, type App, callFunction, type Failure } from "@/lib/jobs/runner/protocol";
import type { Transaction } from "@/lib/transaction";

type Present = Prisma.RunGetPayload<{ include: { event: true; steps: true } }>;

const awayWait = 2000;
const longestRun = 1000;

/** What each call brought is kept before the next one. */
export async function advance(means: Means, app: App, runId: string): Promise<void> {
  for (;;) {
    const run = await wake(runId);
    const served = means.functions.find(({ id }) => id === run?.functionId);
    if (!run) return;
    const attempts = served?.attempts ?? 1;
    const answer = judge(run, served ? await callFunction(app, run.functionId, callOf(run, attempts)) : unknownFunction, attempts);
    if (!(await db.$transaction((tx) => keep(tx, means, run, answer), patient))) return;
  }
}

async function wake(id: string): Promise<Present | null> {
  const woken = await db.$executeRaw`
    update "Run" set "startedAt" = coalesce("startedAt", now()), "wakesAt" = null
    where id = ${id}::uuid and "finishedAt" is null and "failedAt" is null and "cancelledAt" is null and ("wakesAt" is null or "wakesAt" <= clock_timestamp())`;
  return woken ? db.run.findUnique({ where: { id }, include: { event: true, steps: { orderBy: { rank: "asc" } } } }) : null;
}

const unknownFunction: Answer = { kind: "failed", error: { name: "Unknown", message: "The app no longer serves this function." } };

function callOf({ id, attempt, event, steps }: Present, attempts: number) {
  const sent = { id: event.id, name: event.name, data: event.data, ts: event.at.getTime(), v: "1" };
  const known = steps.map((step) => [step.hash, step.error === null ? { type: "data", data: step.data } : { type: "error", error: step.error }]);
  const stack = { stack: steps.map(({ hash }) => hash), current: Math.max(0, steps.length - 1) };
  return {
    event: sent,
    events: [sent],
    steps: Object.fromEntries(known),
    version: -1,
    use_api: false,
    defers: {},
    ctx: { run_id: id, attempt, max_attempts: attempts, disable_immediate_execution: false, use_api: false, stack },
  };
}

function judge(run: Present, answer: Answer, attempts: number): Answer {
  if (answer.kind === "retry" && run.attempt + 1 >= attempts) return { ...answer, kind: "failed" };
  const endless = run.steps.length >= longestRun && answer.kind !== "finished";
  return endless ? { kind: "failed", error: { name: "Endless", message: `A run has ${longestRun} steps at most.` } } : answer;
}

/** True when the function is to be called again at once. */
async function keep(tx: Transaction, means: Means, run: Present, answer: Answer): Promise<boolean> {
  const now = await databaseNow(tx);
  const wakesAt = waitAfter(answer, run, { now, factor: means.factor });
  const { count } = await tx.run.updateMany({ where: { id: run.id, cancelledAt: null, finishedAt: null, failedAt: null }, data: { ...changes(answer, run, now), wakesAt } });
  if (count === 0) return false;
  if ("step" in answer) await tx.runStep.createMany({ data: [{ runId: run.id, rank: run.steps.length, endedAt: now, ...outcome(answer) }], skipDuplicates: true });
  const failure = failureIn(answer, run);
  if (failure) await tx.runAttempt.create({ data: { runId: run.id, number: run.attempt + 1, endedAt: now, ...failure } });
  if (wakesAt) await schedule(tx, run, wakesAt);
  if (answer.kind === "failed") await takeInWithin(tx, means, failedEvent(run, answer.error, now));
  return answer.kind === "stepDone" || answer.kind === "stepFailed";
}

function changes(answer: Answer, run: Present, now: Date): Prisma.RunUpdateManyMutationInput {
  if (answer.kind === "finished") return { finishedAt: now, output: jsonOf(answer.output), attempt: 0 };
  if (answer.kind === "failed") return { failedAt: now, lastError: answer.error, attempt: run.attempt + 1 };
  if (answer.kind === "retry") return { lastError: answer.error, attempt: run.attempt + 1 };
  if (answer.kind === "away") return { lastError: answer.error };
  return answer.kind === "sleep" ? { attempt: 0, lastError: Prisma.DbNull } : { attempt: 0 };
}

function outcome(answer: Extract<Answer, { step: unknown }>) {
  const result = answer.kind === "stepFailed" ? { error: answer.error } : { data: jsonOf(answer.kind === "stepDone" ? answer.data : null) };
  return { ...answer.step, ...result };
}

/** That a function hands the failure of its step on is no failure of its own. */
function failureIn(answer: Answer, { steps }: Present) {
  if (!("error" in answer) || answer.kind === "away") return null;
  const { name, message } = answer.error;
  const step = answer.kind === "stepFailed" ? answer.step : answer.within;
  if (!step && steps.some(({ error }) => (error as Failure | null)?.message === message)) return null;
  return { ...(step && { hash: step.hash, step: step.name }), error: name.slice(0, 100), message: message.slice(0, 1000) };
}

function waitAfter(answer: Answer, run: Present, { now, factor }: { now: Date; factor: number }): Date | null {
  if (answer.kind === "sleep") return endOf(answer.until, now, factor);
  if (answer.kind === "away") return new Date(now.getTime() + awayWait * factor);
  if (answer.kind !== "retry") return null;
  return answer.after === null ? new Date(now.getTime() + backOff(run.attempt + 1) * factor) : endOf(answer.after, now, factor);
}

/** A run that was started again may fail again: each failure is an event of its own. */
function failedEvent({ id, functionId, event }: Present, error: Failure, now: Date) {
  const original = { id: event.id, name: event.name, data: event.data, ts: event.at.getTime() };
  return { id: `failed ${id} ${now.toISOString()}`, name: "inngest/function.failed", data: { function_id: functionId, run_id: id, error, event: original } };
}

function jsonOf(value: unknown) {
  return value === null || value === undefined ? Prisma.JsonNull : (value as Prisma.InputJsonValue);
}
