import { setTimeout as pause } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { forgetOldRuns } from "@/lib/jobs/commands";
import { kill, prepareStage, until } from "@/lib/testing/jobs";

const stage = await prepareStage("recovery");
const { inngest } = stage;
const seen: string[] = [];
const count = (what: string) => seen.filter((each) => each === what).length;
let slow = false;

const functions = [
  inngest.createFunction({ id: "sleeps", triggers: { event: "test/sleep" } }, async ({ step }) => {
    await step.run("before", () => void seen.push("asleep"));
    await step.sleep("a while", "5m");
    await step.run("after", () => void seen.push("awake"));
  }),
  inngest.createFunction({ id: "works", retries: 2, triggers: { event: "test/work" } }, async ({ step, attempt }) => {
    await step.run("first", () => void seen.push("first"));
    await step.run("second", async () => {
      seen.push(`second ${attempt}`);
      if (slow) await pause(5000);
    });
    await step.run("third", () => void seen.push("third"));
  }),
  inngest.createFunction({ id: "counts", triggers: { event: "test/count" } }, async ({ event, step }) => {
    await step.run("count", () => void seen.push(`count ${event.data.rank}`));
  }),
  inngest.createFunction({ id: "side-by-side", triggers: { event: "test/side-by-side" } }, async ({ step }) => {
    await Promise.all([step.run("left", () => {}), step.run("right", () => {})]);
  }),
];

afterEach(async () => {
  await stage.end();
  seen.length = 0;
  slow = false;
});

test("a runner that is killed during a sleep is replaced by one that wakes the run in time", async () => {
  await stage.open(functions);
  const first = await stage.spawn();
  await inngest.send({ name: "test/sleep", data: {} });
  await until(() => count("asleep") === 1);
  await until(async () => (await db.run.count({ where: { functionId: "recovery-sleeps", wakesAt: { gt: new Date() } } })) === 1);
  await kill(first);
  await stage.run();
  await until(() => count("awake") === 1);
  expect(count("asleep")).toBe(1);
});

test("a runner that is killed during a step is replaced by one that has that step done again, and no other", async () => {
  await stage.open(functions);
  const first = await stage.spawn();
  slow = true;
  await inngest.send({ name: "test/work", data: {} });
  await until(() => count("second 0") === 1);
  await kill(first);
  slow = false;
  await stage.run();
  await until(() => count("third") === 1);
  expect([count("first"), count("second 0"), count("third")]).toEqual([1, 2, 1]);
});

test("runs that the queue knows nothing of, as after a restore, go on when the runner starts, in their time", async () => {
  await stage.open(functions);
  const first = await stage.run();
  await inngest.send({ name: "test/sleep", data: {} });
  await until(async () => (await db.run.count({ where: { functionId: "recovery-sleeps", wakesAt: { gt: new Date() } } })) === 1);
  await first.stop();
  await db.$executeRaw`drop schema graphile_worker cascade`;
  await stage.run();
  await until(() => count("awake") === 1);
  expect(count("asleep")).toBe(1);
});

test("a runner starts only when the other one has ended, and then takes its place", async () => {
  await stage.open(functions);
  const first = await stage.run();
  let second: Awaited<ReturnType<typeof stage.run>> | undefined;
  const waiting = stage.run().then((runner) => (second = runner));
  await pause(1200);
  expect(second).toBeUndefined();
  await first.stop();
  await waiting;
  await inngest.send({ name: "test/count", data: { rank: 1 } });
  await until(() => count("count 1") === 1);
});

test("an answer that got lost counts as an attempt, and the step is done again", async () => {
  let losses = 0;
  await stage.open(functions, (request, response) => {
    if (request.method !== "POST" || losses > 0) return false;
    losses++;
    response.destroy();
    return true;
  });
  await stage.run();
  await inngest.send({ name: "test/work", data: {} });
  await until(() => count("third") === 1);
  expect([losses, count("first")]).toEqual([1, 1]);
  expect(await db.run.findFirstOrThrow({ orderBy: { createdAt: "desc" } })).toMatchObject({ lastError: { name: "Unanswered" } });
});

test("while the app is away nothing counts as an attempt, and when it is back everything goes on", async () => {
  const close = await stage.open(functions);
  await stage.run();
  await close();
  await inngest.send({ name: "test/work", data: {} });
  await pause(500);
  expect(await db.run.findFirstOrThrow({ where: { functionId: "recovery-works", finishedAt: null }, orderBy: { createdAt: "desc" } })).toMatchObject({ attempt: 0, failedAt: null });
  await stage.open(functions);
  await until(() => count("third") === 1);
  expect(count("second 0")).toBe(1);
});

test("of four hundred events at once every one is worked on, once", async () => {
  await stage.open(functions);
  await stage.run();
  const events = Array.from({ length: 400 }, (_, rank) => ({ name: "test/count", data: { rank } }));
  await Promise.all([0, 100, 200, 300].map((from) => inngest.send(events.slice(from, from + 100))));
  await until(() => new Set(seen).size === 400, 200);
  await until(async () => (await db.run.count({ where: { functionId: "recovery-counts", finishedAt: null } })) === 0);
  expect(seen).toHaveLength(400);
}, 240_000);

test("a function that asks for steps side by side fails at once with a sentence that says so", async () => {
  await stage.open(functions);
  await stage.run();
  await inngest.send({ name: "test/side-by-side", data: {} });
  await until(async () => (await db.run.count({ where: { functionId: "recovery-side-by-side", failedAt: { not: null } } })) === 1);
  expect(await db.run.findFirstOrThrow({ where: { functionId: "recovery-side-by-side" } })).toMatchObject({ lastError: { message: expect.stringContaining("steps side by side, which the local runner cannot do") } });
});

test("events are taken with the key only, and must be events", async () => {
  await stage.open(functions);
  await stage.run();
  const post = (path: string, body: string) => fetch(`http://127.0.0.1:${stage.port}${path}`, { method: "POST", body });
  const statuses = await Promise.all([post("/e/another", "[]"), post(`/e/${stage.eventKey}`, "no json"), post(`/e/${stage.eventKey}`, '[{"data":{}}]'), post("/", "[]"), post(`/e/${stage.eventKey}`, "[]")]);
  expect(statuses.map(({ status }) => status)).toEqual([401, 400, 400, 404, 200]);
});

test("a batch that the sender repeats, not knowing that it arrived, starts nothing twice", async () => {
  await stage.open(functions);
  await stage.run();
  const body = JSON.stringify([
    { name: "test/count", data: { rank: 1 } },
    { name: "test/count", data: { rank: 2 } },
  ]);
  for (const _ of [1, 2]) await fetch(`http://127.0.0.1:${stage.port}/e/${stage.eventKey}`, { method: "POST", body, headers: { "x-inngest-event-id-seed": "1763700000000,c2VlZA==" } });
  await until(() => seen.length >= 2);
  await pause(150);
  expect(seen.toSorted()).toEqual(["count 1", "count 2"]);
});

test("a month after its end a run is forgotten, one that goes on is not", async () => {
  const long = new Date(Date.now() - 31 * 24 * 3600 * 1000);
  await db.run.deleteMany();
  await db.receivedEvent.create({ data: { id: "old", name: "test/old", data: {}, at: long, receivedAt: long } });
  const run = { functionId: "f", eventId: "old", createdAt: long };
  await db.run.createMany({
    data: [
      { ...run, id: crypto.randomUUID(), finishedAt: long },
      { ...run, id: crypto.randomUUID(), failedAt: long },
    ],
  });
  const attempt = { number: 1, error: "Error", message: "busy" };
  for (const { id: runId } of await db.run.findMany({ take: 2 })) await db.runAttempt.create({ data: { runId, ...attempt } });
  const sleeping = await db.run.create({ data: { ...run, id: crypto.randomUUID(), attempts: { create: attempt } } });
  await forgetOldRuns();
  expect(await db.runAttempt.findMany({ select: { runId: true }, take: 10 })).toEqual([{ runId: sleeping.id }]);
  expect(await db.run.findMany({ select: { id: true }, take: 10 })).toEqual([{ id: sleeping.id }]);
  await db.run.delete({ where: { id: sleeping.id } });
  await forgetOldRuns();
  expect(await db.receivedEvent.count({ where: { id: "old" } })).toBe(0);
});
