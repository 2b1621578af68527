import { Inngest } from "inngest";
import { afterEach, expect, test } from "vitest";
import { functions } from "@/lib/jobs/registry";
import { backOff, endOf } from "@/lib/jobs/runner/clock";
import { millisecondsOf, readFunctions, valueAt } from "@/lib/jobs/runner/functions";
import { canonical } from "@/lib/jobs/runner/signature";
import { prepareStage, registered } from "@/lib/testing/jobs";

const inngest = new Inngest({ id: "app", isDev: false });
const plain = { id: "asks", triggers: { event: "test/asked" } };
const stage = await prepareStage("refused");

afterEach(() => stage.end());

type Options = Parameters<typeof inngest.createFunction>[0];

function configurationsOf(options: Options): unknown[] {
  return registered([inngest.createFunction(options, async () => {})], "app");
}

test.each<[string, Options]>([
  ["batchEvents", { ...plain, batchEvents: { maxSize: 10, timeout: "5s" } }],
  ["rateLimit", { ...plain, rateLimit: { limit: 1, period: "1h" } }],
  ["throttle", { ...plain, throttle: { limit: 1, period: "1h" } }],
  ["priority", { ...plain, priority: { run: "120" } }],
  ["cancel", { ...plain, cancelOn: [{ event: "test/cancelled" }] }],
  ["singleton", { ...plain, singleton: { mode: "skip" } }],
  ["timeouts", { ...plain, timeouts: { finish: "1h" } }],
  ["this kind of concurrency", { ...plain, concurrency: 5 }],
  ["this kind of concurrency", { ...plain, concurrency: { limit: 1, scope: "env", key: "event.data.list" } }],
  ["this kind of debounce", { ...plain, debounce: { period: "1m", timeout: "5m" } }],
  ["this kind of idempotency", { ...plain, idempotency: "event.data.a + event.data.b" }],
  ["a trigger with the condition event.data.a == 1", { ...plain, triggers: { event: "test/asked", if: "event.data.a == 1" } }],
  ["this kind of triggers", { ...plain, triggers: { event: "test/*" } }],
])("a function that asks for %s is refused by name", (feature, options) => {
  expect(() => readFunctions(configurationsOf(options))).toThrow(`The function app-asks asks for ${feature}, which the local runner cannot do`);
});

test("the runner refuses to start for an app with such a function", async () => {
  await stage.open([stage.inngest.createFunction({ ...plain, batchEvents: { maxSize: 10, timeout: "5s" } }, async () => {})]);
  await expect(stage.run()).rejects.toThrow("The function refused-asks asks for batchEvents");
});

test("every function of the site is within the runner's means", () => {
  expect(readFunctions(registered(functions, "causerie")).map(({ id }) => id)).toContain("causerie-email-deliver-mail-failure");
});

test("four retries follow where a function does not say how many", () => {
  expect(readFunctions(configurationsOf(plain))[0]).toMatchObject({ attempts: 5 });
  expect(readFunctions(configurationsOf({ ...plain, retries: 0 }))[0]).toMatchObject({ attempts: 1 });
});

test("the waits between attempts are Inngest's", () => {
  const seconds = Array.from({ length: 12 }, (_, failures) => backOff(failures + 1, 0) / 1000);
  expect(seconds).toEqual([15, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200, 7200, 7200]);
  expect(backOff(1, 1)).toBe(45_000);
});

test.each([
  ["1h30m", "2026-11-21T11:30:00.000Z"],
  ["90", "2026-11-21T10:01:30.000Z"],
  ["2026-11-22T08:00:00.000Z", "2026-11-22T08:00:00.000Z"],
  ["nonsense", "2026-11-21T10:00:00.000Z"],
])("a wait of %s ends at %s", (wait, end) => {
  expect(endOf(wait, new Date("2026-11-21T10:00:00Z"), 1).toISOString()).toBe(end);
});

test("lengths of time add up", () => {
  expect(millisecondsOf("1w2d3h4m5s")).toBe(((((7 + 2) * 24 + 3) * 60 + 4) * 60 + 5) * 1000);
});

test("an expression finds its value, however deep, and none where there is none", () => {
  const event = { data: { member: { id: 7 }, list: "a" } };
  expect(["event.data.member.id", "event.data.list", "event.data.gone.deep"].map((path) => valueAt(path, event))).toEqual(["7", '"a"', ""]);
});

test("the canonical form is in the order of code units, without blanks", () => {
  expect(canonical({ "\u20ac": 1, "\r": 2, "1": 3, b: [true, null, { z: 1e21, a: '\u000f€"' }], a: undefined })).toBe('{"\\r":2,"1":3,"b":[true,null,{"a":"\\u000f€\\"","z":1e+21}],"€":1}');
});
