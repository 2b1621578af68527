import { expect, test } from "vitest";
import { historyOf } from "@/lib/jobs/runs/history";

const at = new Date();
const step = (name: string) => ({ hash: name, name, error: null, endedAt: at });
const failure = (id: number, name: string | null) => ({ id, hash: name, step: name, number: id, error: "Error", message: "no", endedAt: at });
const told = (run: Parameters<typeof historyOf>[0]) => historyOf(run).map(({ name, end, failures }) => [name, end !== null, failures.map(({ id }) => id)]);

test("each step has its own failures, the one under way comes after those that ended, and what is outside of steps comes last", () => {
  const attempts = [failure(1, null), failure(2, "second"), failure(3, "third"), failure(4, "second"), failure(5, "third")];
  expect(told({ steps: [step("first"), step("second")], attempts })).toEqual([
    ["first", true, []],
    ["second", true, [2, 4]],
    ["third", false, [3, 5]],
    [null, false, [1]],
  ]);
});

test("a run that nobody has called yet has no history", () => {
  expect(told({ steps: [], attempts: [] })).toEqual([]);
});
