import { setTimeout as pause } from "node:timers/promises";
import { NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { factor, prepareStage, testServer, until } from "@/lib/testing/jobs";

// What our functions rely on, asked of the local runner, and of a real server where INNGEST_TEST_SERVER names one.
const stage = await prepareStage();
const { inngest } = stage;
const seen: { what: string; at: number; value?: unknown }[] = [];
function note<T>(what: string, value?: T): T {
  seen.push({ what, at: Date.now(), value });
  return value as T;
}
const noted = (what: string) => seen.filter((each) => each.what === what);
const seconds = (count: number) => count * 1000 * factor;

const functions = [
  inngest.createFunction({ id: "in-order", triggers: { event: "test/order" } }, async ({ step }) => {
    note("order-call");
    const one = await step.run("one", () => note("order", 1));
    const two = await step.run("two", () => note("order", one + 1));
    return step.run("three", () => note("order", two + 1));
  }),
  inngest.createFunction({ id: "same-name", triggers: { event: "test/same-name" } }, async ({ step }) => {
    for (const round of [1, 2, 3]) await step.run("round", () => note("round", round));
  }),
  inngest.createFunction({ id: "neighbour", triggers: { event: "test/same-name" } }, async ({ event }) => note("neighbour", event.data.from)),
  inngest.createFunction({ id: "sleeps", triggers: { event: "test/sleep" } }, async ({ step }) => {
    await step.run("before", () => note("asleep"));
    await step.sleep("a minute", "1m");
    await step.run("after", () => note("awake"));
  }),
  inngest.createFunction({ id: "sleeps-until", triggers: { event: "test/sleep-until" } }, async ({ step, event }) => {
    await step.sleepUntil("the date", new Date(event.data.until));
    await step.run("after", () => note("date-reached"));
  }),
  inngest.createFunction({ id: "succeeds-third", triggers: { event: "test/third" } }, async ({ step, attempt }) => {
    await step.run("first", () => note("third-first"));
    await step.run("stubborn", () => {
      note("third", attempt);
      if (attempt < 2) throw new Error("not yet");
    });
    await step.run("last", () => note("third-last", attempt));
  }),
  inngest.createFunction({ id: "throws-outside", triggers: { event: "test/outside" } }, async ({ attempt }) => {
    note("outside", attempt);
    if (attempt < 1) throw new Error("not yet");
  }),
  inngest.createFunction({ id: "retry-after", triggers: { event: "test/retry-after" } }, async ({ step, attempt, event }) => {
    await step.run("later", () => {
      note("retry-after", attempt);
      if (attempt === 0) throw new RetryAfterError("busy", event.data.until ? new Date(event.data.until) : "1m");
    });
  }),
  inngest.createFunction(
    { id: "gives-up", retries: 1, triggers: { event: "test/gives-up" }, onFailure: async ({ event, error }) => note("gave-up", { message: error.message, original: event.data.event.data, functionId: event.data.function_id }) },
    async ({ step, attempt }) => {
      await step.run("hopeless", () => {
        note("hopeless", attempt);
        throw new Error("it never works");
      });
    },
  ),
  inngest.createFunction({ id: "not-again", triggers: { event: "test/not-again" }, onFailure: async ({ error }) => note("not-again-failed", error.message) }, async ({ step }) => {
    await step.run("refused", () => {
      note("not-again");
      throw new NonRetriableError("no such address");
    });
  }),
  inngest.createFunction({ id: "catches", retries: 0, triggers: { event: "test/catches" } }, async ({ step }) => {
    const caught = await step.run("fails", () => Promise.reject(new Error("broken"))).catch((reason: Error) => reason.message);
    await step.run("goes-on", () => note("caught", caught));
  }),
  inngest.createFunction({ id: "sends", triggers: { event: "test/sends" } }, async ({ step }) => {
    await step.sendEvent(
      "tell",
      [1, 2].map((rank) => ({ name: "test/sent", data: { rank } })),
    );
    await step.run("after", () => note("sent-all"));
  }),
  inngest.createFunction({ id: "is-told", triggers: { event: "test/sent" } }, async ({ event }) => note("told", event.data.rank)),
  inngest.createFunction({ id: "debounced", debounce: { period: "2m", key: "event.data.list" }, triggers: { event: "test/debounce" } }, async ({ event }) => note("debounced", event.data)),
  inngest.createFunction({ id: "once-by-key", idempotency: "event.data.messageId", triggers: { event: "test/once" } }, async ({ event }) => note("once", event.data.messageId)),
  inngest.createFunction({ id: "twin", triggers: { event: "test/twin" } }, async ({ event }) => note("twin", event.id)),
  inngest.createFunction({ id: "one-at-a-time", concurrency: { limit: 1, key: "event.data.list" }, triggers: { event: "test/turns" } }, async ({ event, step }) => {
    await step.run("work", async () => {
      note("turn-begins", event.data.list);
      // The first step of each waits for that of the other: in turn, they would wait in vain.
      await until(() => ["a", "b"].every((list) => noted("turn-begins").some(({ value }) => value === list)));
      note("turn-ends", event.data.list);
    });
  }),
  ...(testServer ? [] : [inngest.createFunction({ id: "every-second", triggers: { cron: "* * * * * *" } }, async ({ event }) => note("tick", event.data))]),
];

beforeAll(async () => {
  await stage.open(functions);
  await stage.run();
});
afterAll(() => stage.end());

test("steps run in order, each once, and hand on what they return, while the code around them runs again", async () => {
  await inngest.send({ name: "test/order", data: {} });
  await until(() => noted("order").length === 3 && noted("order-call").length === 4);
  expect(noted("order").map(({ value }) => value)).toEqual([1, 2, 3]);
  expect(noted("order-call")).toHaveLength(4);
});

test("steps of one name are told apart, and each function that listens gets the event", async () => {
  await inngest.send({ name: "test/same-name", data: { from: "alice" } });
  await until(() => noted("round").length === 3 && noted("neighbour").length === 1);
  expect(noted("round").map(({ value }) => value)).toEqual([1, 2, 3]);
  expect(noted("neighbour")[0]?.value).toBe("alice");
});

test("a sleep ends when it should, and what came before is not done again", async () => {
  await inngest.send({ name: "test/sleep", data: {} });
  await until(() => noted("awake").length === 1);
  expect((noted("awake")[0]?.at ?? 0) - (noted("asleep")[0]?.at ?? 0)).toBeGreaterThanOrEqual(seconds(60) - 5);
  expect(noted("asleep")).toHaveLength(1);
});

test("a sleep until a date ends then", async () => {
  const date = Date.now() + 1200;
  await inngest.send({ name: "test/sleep-until", data: { until: new Date(date).toISOString() } });
  await until(() => noted("date-reached").length === 1);
  expect(noted("date-reached")[0]?.at).toBeGreaterThanOrEqual(date - 5);
});

test("a step that fails is tried again, later each time, without the steps before it", async () => {
  await inngest.send({ name: "test/third", data: {} });
  await until(() => noted("third-last").length === 1);
  const [first, second, third] = noted("third");
  expect(noted("third").map(({ value }) => value)).toEqual([0, 1, 2]);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(seconds(15) - 5);
  expect((third?.at ?? 0) - (second?.at ?? 0)).toBeGreaterThanOrEqual(seconds(30) - 5);
  expect(noted("third-first")).toHaveLength(1);
  expect(noted("third-last")[0]?.value).toBe(0);
});

test("code outside of steps is tried again too", async () => {
  await inngest.send({ name: "test/outside", data: {} });
  await until(() => noted("outside").length === 2);
  expect(noted("outside").map(({ value }) => value)).toEqual([0, 1]);
});

test("a step says itself after how long, or when, it is to be tried again", async () => {
  await inngest.send({ name: "test/retry-after", data: {} });
  await until(() => noted("retry-after").length === 2);
  const [first, second] = noted("retry-after").splice(0);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(seconds(60) - 5);
  const date = Date.now() + 900;
  await inngest.send({ name: "test/retry-after", data: { until: new Date(date).toISOString() } });
  await until(() => noted("retry-after").length === 4);
  expect(noted("retry-after")[3]?.at).toBeGreaterThanOrEqual(date - 5);
});

test("after the last attempt a function has failed, and its onFailure learns why and of what", async () => {
  await inngest.send({ name: "test/gives-up", data: { mailId: 7 } });
  await until(() => noted("gave-up").length === 1);
  expect(noted("hopeless").map(({ value }) => value)).toEqual([0, 1]);
  expect(noted("gave-up")[0]?.value).toEqual({ message: "it never works", original: { mailId: 7 }, functionId: "contract-gives-up" });
});

test("an error that says so is final at once", async () => {
  await inngest.send({ name: "test/not-again", data: {} });
  await until(() => noted("not-again-failed").length === 1);
  expect(noted("not-again")).toHaveLength(1);
  expect(noted("not-again-failed")[0]?.value).toBe("no such address");
});

test("a function may catch the failure of a step and go on", async () => {
  await inngest.send({ name: "test/catches", data: {} });
  await until(() => noted("caught").length === 1);
  expect(noted("caught")[0]?.value).toBe("broken");
});

test("a function tells others by events, once", async () => {
  await inngest.send({ name: "test/sends", data: {} });
  await until(() => noted("sent-all").length === 1 && noted("told").length === 2);
  expect(
    noted("told")
      .map(({ value }) => value)
      .sort(),
  ).toEqual([1, 2]);
});

test("of events in quick succession about one thing, only the last one counts", async () => {
  for (const rank of [1, 2, 3]) await inngest.send({ name: "test/debounce", data: { list: "members", rank } });
  await inngest.send({ name: "test/debounce", data: { list: "friends", rank: 4 } });
  await until(() => noted("debounced").length === 2);
  await pause(seconds(130));
  const values = noted("debounced").map(({ value }) => value);
  expect(values).toHaveLength(2);
  expect(values).toEqual(
    expect.arrayContaining([
      { list: "members", rank: 3 },
      { list: "friends", rank: 4 },
    ]),
  );
});

test("an event that is sent twice starts its functions once", async () => {
  const id = crypto.randomUUID();
  for (const _ of [1, 2]) await inngest.send({ id, name: "test/twin", data: {} });
  await inngest.send({ name: "test/twin", data: {} });
  await until(() => noted("twin").length === 2);
  await pause(150);
  expect(noted("twin").filter(({ value }) => value === id)).toHaveLength(1);
});

test("a function runs once for each value of its idempotency key", async () => {
  await inngest.send([5, 6, 5, 5].map((messageId) => ({ name: "test/once", data: { messageId } })));
  await until(() => noted("once").length === 2);
  await pause(150);
  expect(
    noted("once")
      .map(({ value }) => value)
      .sort(),
  ).toEqual([5, 6]);
});

test("steps about one thing take turns, those about different things do not", async () => {
  await inngest.send(["a", "a", "a", "b", "b", "b"].map((list) => ({ name: "test/turns", data: { list } })));
  await until(() => noted("turn-ends").length === 6);
  const moments = seen.filter(({ what }) => what.startsWith("turn-"));
  for (const list of ["a", "b"]) expect(moments.filter(({ value }) => value === list).map(({ what }) => what)).toEqual(Array(3).fill(["turn-begins", "turn-ends"]).flat());
});

test("an event that nobody listens to is taken and does nothing", async () => {
  expect((await inngest.send({ name: "test/nobody", data: {} })).ids).toHaveLength(1);
});

test.skipIf(testServer)("a schedule starts its function each time, once", async () => {
  const before = noted("tick").length;
  await until(() => noted("tick").length >= before + 3);
  const gaps = noted("tick")
    .slice(before)
    .map(({ at }) => Math.round(at / 1000));
  expect(new Set(gaps).size).toBe(gaps.length);
});

test("a call that is not signed, wrongly signed, or signed long ago is refused", async () => {
  if (testServer) return;
  const { signatureOf } = await import("@/lib/jobs/runner/signature");
  const body = { event: { name: "test/order", data: {} }, events: [], steps: {}, ctx: { run_id: "x", attempt: 0 } };
  const call = (signature?: string) =>
    fetch(`${stage.app.url}?fnId=contract-in-order&stepId=step`, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", ...(signature && { "x-inngest-signature": signature }) } });
  const old = Math.floor(Date.now() / 1000) - 600;
  for (const signature of [undefined, "t=1&s=2", signatureOf(body, "signkey-test-ff"), signatureOf({}, stage.app.signingKey), signatureOf(body, stage.app.signingKey, old)]) expect((await call(signature)).status).toBe(401);
  expect((await call(signatureOf(body, stage.app.signingKey))).status).toBe(206);
});
