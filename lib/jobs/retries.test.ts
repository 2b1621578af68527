import { expect, test } from "vitest";
import { functions } from "@/lib/jobs/registry";
import { forADay } from "@/lib/jobs/retries";
import { backOff } from "@/lib/jobs/runner/clock";
import { readFunctions } from "@/lib/jobs/runner/functions";
import { registered } from "@/lib/testing/jobs";

/** What is told once and given up sooner, and why. */
const sooner: Record<string, string> = {
  "causerie-members-make-export": "its owner reads that it failed, and asks again",
};

const served = readFunctions(registered(functions, "causerie"));

test("whatever an event sets going is tried for a day, since no schedule comes back to it", () => {
  const told = served.filter(({ id, triggers }) => !id.endsWith("-failure") && triggers.some((trigger) => "event" in trigger));
  expect(told.length).toBeGreaterThan(8);
  expect(told.filter(({ attempts }) => attempts !== forADay + 1).map(({ id }) => id)).toEqual(Object.keys(sooner));
});

test("so many attempts take about a day", () => {
  const waits = Array.from({ length: forADay }, (_, failures) => backOff(failures + 1, 0));
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000;
  expect(hours).toBeGreaterThan(20);
  expect(hours).toBeLessThan(30);
});
