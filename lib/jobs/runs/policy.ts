import { type RunState, runState } from "@/lib/jobs/runs/state";

type Run = Parameters<typeof runState>[0];

type Verdict = "do" | "done" | "refuse";

const retries: Record<RunState, Verdict> = { failed: "do", waiting: "done", running: "done", sleeping: "refuse", finished: "refuse", cancelled: "refuse" };
const cancellations: Record<RunState, Verdict> = { waiting: "do", sleeping: "do", cancelled: "done", running: "refuse", failed: "refuse", finished: "refuse" };

export function judgeRetry(run: Run): Verdict {
  return retries[runState(run)];
}

export function judgeCancellation(run: Run): Verdict {
  return cancellations[runState(run)];
}
