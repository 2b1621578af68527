import { runMigrations } from "graphile-worker";
import { beforeAll, expect, test, vi } from "vitest";
import { db, pool } from "@/lib/db";
import { pageOf } from "@/lib/db/page";
import { cancelRun, retryRun } from "@/lib/jobs/runs/commands";
import { countRuns, getRun, listRuns, runsPageSize } from "@/lib/jobs/runs/queries";
import { runListSchema } from "@/lib/jobs/runs/schema";
import { type RunState, runState, runStates } from "@/lib/jobs/runs/state";
import { queryAfter } from "@/lib/keyset";
import { createMember } from "@/lib/testing/members";
import { createRun } from "@/lib/testing/runs";

vi.hoisted(() => {
  process.env.RUNNER_PORT = "1";
});

const error = { name: "Error", message: "The server is busy." };
const now = new Date();
const marks: Record<RunState, Parameters<typeof createRun>[0]> = {
  waiting: { startedAt: null, wakesAt: now },
  sleeping: {},
  running: { wakesAt: null },
  failed: { wakesAt: null, failedAt: now, attempt: 5, lastError: error },
  finished: { wakesAt: null, finishedAt: now },
  cancelled: { wakesAt: null, cancelledAt: now },
};
const ada = await createMember("ada", { role: "ADMINISTRATOR" });

beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL });
});

async function runIn(state: RunState): Promise<string> {
  return (await createRun(marks[state])).id;
}

async function stateOf(id: string): Promise<RunState> {
  return runState(await db.run.findUniqueOrThrow({ where: { id } }));
}

const actsOn = (id: string) => db.auditEntry.findMany({ where: { subject: { contains: id } }, select: { act: true, actorName: true }, take: 10 });
const wake = async (id: string) => (await pool.query("select 1 from graphile_worker.jobs where key = $1", [`run ${id}`])).rowCount;

test("a list by state holds the runs that are in it, and no others", async () => {
  for (const state of runStates) await runIn(state);
  await createRun({ attempt: 1, lastError: error });
  for (const state of runStates) {
    const runs = await listRuns(ada.actor, { state, after: undefined });
    expect(runs.map(runState), state).toEqual(state === "waiting" ? ["waiting", "waiting"] : [state]);
  }
  expect(await countRuns(ada.actor)).toEqual({ failed: 1, unfinished: 4 });
});

test("pages follow each other without a gap, also within a millisecond", async () => {
  const createdAt = new Date("2020-01-01T00:00:00.123Z");
  for (let made = 0; made < runsPageSize + 3; made++) await createRun({ createdAt, functionId: "paged", finishedAt: now });
  const seen: string[] = [];
  for (let query = ""; ; ) {
    const { shown, last } = pageOf(await listRuns(ada.actor, runListSchema.parse(Object.fromEntries(new URLSearchParams(query)))), runsPageSize);
    seen.push(...shown.filter(({ functionId }) => functionId === "paged").map(({ id }) => id));
    if (!last) break;
    query = queryAfter({ at: last.createdAt, id: last.id }, undefined);
  }
  expect(new Set(seen).size).toBe(runsPageSize + 3);
  expect(seen).toHaveLength(runsPageSize + 3);
});

test("a failed run begins anew where it failed, once, and the audit tells who asked for it", async () => {
  const id = await runIn("failed");
  await db.runStep.create({ data: { runId: id, hash: "b", rank: 1, name: "second", error } });
  await db.runAttempt.create({ data: { runId: id, hash: "b", step: "second", number: 1, error: "Error", message: "busy" } });
  await Promise.all([retryRun(ada.actor, id), retryRun(ada.actor, id)]);
  await retryRun(ada.actor, id);
  expect(await stateOf(id)).toBe("waiting");
  expect((await getRun(ada.actor, id))?.steps.map(({ name }) => name)).toEqual(["first"]);
  expect((await getRun(ada.actor, id))?.attempts).toMatchObject([{ step: "second", number: 1, message: "busy" }]);
  expect(await db.run.findUniqueOrThrow({ where: { id } })).toMatchObject({ failedAt: null, attempt: 0, lastError: error });
  expect(await wake(id)).toBe(1);
  expect(await actsOn(id)).toEqual([{ act: "runs.retry", actorName: "ada" }]);
});

test.each(["waiting", "sleeping"] as const)("a run that is %s is cancelled, once", async (state) => {
  const id = await runIn(state);
  await cancelRun(ada.actor, id);
  await cancelRun(ada.actor, id);
  expect(await stateOf(id)).toBe("cancelled");
  const events = await db.pendingEvent.findMany({ where: { data: { path: ["runId"], equals: id } }, select: { name: true, data: true }, take: 10 });
  expect(events).toEqual([{ name: "jobs/run.cancelled", data: { runId: id, name: "test/noted", about: { rank: 1 } } }]);
  expect(await actsOn(id)).toEqual([{ act: "runs.cancel", actorName: "ada" }]);
});

test.each(["sleeping", "finished", "cancelled"] as const)("a run that is %s is not tried again", async (state) => {
  const id = await runIn(state);
  await expect(retryRun(ada.actor, id)).rejects.toMatchObject({ code: "conflict", sentence: "runNotFailed" });
  expect(await stateOf(id)).toBe(state);
  expect(await actsOn(id)).toEqual([]);
});

test.each(["running", "failed", "finished"] as const)("a run that is %s is not cancelled", async (state) => {
  const id = await runIn(state);
  await expect(cancelRun(ada.actor, id)).rejects.toMatchObject({ code: "conflict", sentence: "runNotWaiting" });
  expect(await stateOf(id)).toBe(state);
});

test("a list by function holds its runs, and what it did when it had failed", async () => {
  for (const functionId of ["causerie-email-deliver-mail", "causerie-email-deliver-mail-failure", "causerie-email-deliver"]) await createRun({ functionId });
  const runs = await listRuns(ada.actor, runListSchema.parse({ function: "email-deliver-mail", state: "sleeping" }));
  expect(runs.map(({ functionId }) => functionId).sort()).toEqual(["causerie-email-deliver-mail", "causerie-email-deliver-mail-failure"]);
  expect(runListSchema.parse({ function: ["a", "b"] }).function).toBeUndefined();
});

test("for moderators there are no runs", async () => {
  const { actor } = await createMember("mona", { role: "MODERATOR" });
  const id = await runIn("failed");
  for (const attempt of [() => listRuns(actor, { state: undefined, after: undefined }), () => getRun(actor, id), () => countRuns(actor), () => retryRun(actor, id), () => cancelRun(actor, id)]) {
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await stateOf(id)).toBe("failed");
  await expect(retryRun(ada.actor, crypto.randomUUID())).rejects.toMatchObject({ code: "not_found" });
});
