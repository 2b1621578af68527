import { NonRetriableError } from "inngest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { prepareStage, until } from "@/lib/testing/jobs";

const stage = await prepareStage("attempts");
const { inngest } = stage;
let losses = 0;

function fail(name: string, message: string): never {
  throw Object.assign(new Error(message), { name });
}

const functions = [
  inngest.createFunction({ id: "third", triggers: { event: "test/third" } }, async ({ step, attempt }) => {
    await step.run("first", () => {});
    await step.run("stubborn", () => attempt < 2 && fail("Busy", `try ${attempt}`));
    await step.run("last", () => {});
  }),
  inngest.createFunction({ id: "hopeless", retries: 1, triggers: { event: "test/hopeless" } }, async ({ step }) => {
    await step.run("works", () => {});
    await step.run("never", () => fail("Refused", "it never works"));
  }),
  inngest.createFunction({ id: "outside", triggers: { event: "test/outside" } }, async ({ attempt }) => {
    if (attempt === 0) fail("Error", "not yet");
    if (attempt === 1) throw new NonRetriableError("never");
  }),
  inngest.createFunction({ id: "catches", retries: 0, triggers: { event: "test/catches" } }, async ({ step }) => {
    await step.run("fails", () => fail("Error", "broken")).catch(() => {});
    throw new NonRetriableError("and now this");
  }),
  inngest.createFunction({ id: "verbose", retries: 0, triggers: { event: "test/verbose" } }, async ({ step }) => {
    await step.run("talks", () => fail("N".repeat(300), `a\0${"b".repeat(5000)}`));
  }),
  inngest.createFunction({ id: "lost", triggers: { event: "test/lost" } }, async ({ step }) => {
    await step.run("only", () => {});
  }),
];

beforeAll(async () => {
  await stage.open(functions, (request, response) => {
    if (!request.url?.includes("attempts-lost") || losses > 0) return false;
    losses++;
    response.destroy();
    return true;
  });
  await stage.run();
});
afterAll(() => stage.end());

async function attemptsOf(name: string) {
  await inngest.send({ name: `test/${name}`, data: {} });
  const run = { functionId: `attempts-${name}` };
  await until(async () => (await db.run.count({ where: { ...run, OR: [{ finishedAt: { not: null } }, { failedAt: { not: null } }] } })) === 1);
  const attempts = await db.runAttempt.findMany({ where: { run }, orderBy: { id: "asc" }, take: 20 });
  return attempts.map(({ step, number, error, message, endedAt }) => ({ told: [step, number, error, message], endedAt }));
}

test("of a step that succeeds at last, each attempt that failed is kept with its number, error and time, and none of the steps around it", async () => {
  const [first, second, ...rest] = await attemptsOf("third");
  expect([first?.told, second?.told]).toEqual([
    ["stubborn", 1, "Busy", "try 0"],
    ["stubborn", 2, "Busy", "try 1"],
  ]);
  expect(rest).toEqual([]);
  expect(second?.endedAt.getTime()).toBeGreaterThan(first?.endedAt.getTime() ?? 0);
});

test("of a step that fails for good the last attempt is kept too, and the function that hands its failure on adds none", async () => {
  expect((await attemptsOf("hopeless")).map(({ told }) => told)).toEqual([
    ["never", 1, "Refused", "it never works"],
    ["never", 2, "Refused", "it never works"],
  ]);
});

test("attempts outside of steps are kept without a step, final ones included", async () => {
  expect((await attemptsOf("outside")).map(({ told }) => told)).toEqual([
    [null, 1, "Error", "not yet"],
    [null, 2, "NonRetriableError", "never"],
  ]);
});

test("a function that gets over the failure of a step and then fails by itself has both", async () => {
  expect((await attemptsOf("catches")).map(({ told }) => told)).toEqual([
    ["fails", 1, "Error", "broken"],
    [null, 1, "NonRetriableError", "and now this"],
  ]);
});

test("an error that says too much is cut, and loses the sign that the database cannot keep", async () => {
  const [only] = await attemptsOf("verbose");
  expect(only?.told).toEqual(["talks", 1, "N".repeat(100), `a${"b".repeat(999)}`]);
});

test("an answer that got lost is an attempt of nobody knows which step", async () => {
  expect((await attemptsOf("lost")).map(({ told }) => told.slice(0, 3))).toEqual([[null, 1, "Unanswered"]]);
});
