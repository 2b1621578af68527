import { expect, test, vi } from "vitest";
import { getHealth } from "@/lib/health/queries";
import { createRun } from "@/lib/testing/runs";

vi.hoisted(() => {
  process.env.RUNNER_PORT = "1";
});

test("runs that failed within a day are counted, and older ones and those that wait are not", async () => {
  const before = (hours: number) => new Date(Date.now() - hours * 3_600_000);
  for (const failedAt of [before(1), before(23), before(25), null]) await createRun({ failedAt });
  expect((await getHealth()).runs).toEqual({ failed: 2 });
});
