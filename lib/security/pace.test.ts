import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noSoonerThan } from "@/lib/security/pace";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const outcomes = [
  ["what succeeds at once", async () => "done"],
  [
    "what fails at once",
    async () => {
      throw new Error("no");
    },
  ],
] as const;

test.for(outcomes)("%s is answered when the time is up, and not before", async ([, work]) => {
  let answered = false;
  const answer = noSoonerThan(300, work)
    .catch(() => {})
    .then(() => (answered = true));
  await vi.advanceTimersByTimeAsync(299);
  expect(answered).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await answer;
});

test("work that lasts longer is waited for, and its outcome is the answer", async () => {
  const answer = noSoonerThan(300, () => new Promise((resolve) => setTimeout(resolve, 500, "done")));
  await vi.advanceTimersByTimeAsync(500);
  expect(await answer).toBe("done");
});
