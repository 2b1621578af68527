import { Prisma } from "@/lib/generated/prisma/client";

export const runStates = ["waiting", "sleeping", "running", "failed", "finished", "cancelled"] as const;

export type RunState = (typeof runStates)[number];

const open = { finishedAt: null, failedAt: null, cancelledAt: null };
const unhurt = { attempt: 0, lastError: { equals: Prisma.DbNull } };

/** A run that waits has not begun, or failed and will be tried again. */
export const inState: Record<RunState, Prisma.RunWhereInput> = {
  waiting: { ...open, OR: [{ startedAt: null }, { wakesAt: { not: null }, NOT: unhurt }] },
  sleeping: { ...open, startedAt: { not: null }, wakesAt: { not: null }, ...unhurt },
  running: { ...open, startedAt: { not: null }, wakesAt: null },
  failed: { failedAt: { not: null } },
  finished: { finishedAt: { not: null } },
  cancelled: { cancelledAt: { not: null } },
};

type Marks = { startedAt: Date | null; wakesAt: Date | null; finishedAt: Date | null; failedAt: Date | null; cancelledAt: Date | null; attempt: number; lastError: unknown };

/** Says of a run in hand what inState says in queries. */
export function runState({ startedAt, wakesAt, finishedAt, failedAt, cancelledAt, attempt, lastError }: Marks): RunState {
  if (finishedAt) return "finished";
  if (failedAt) return "failed";
  if (cancelledAt) return "cancelled";
  if (startedAt && !wakesAt) return "running";
  return startedAt && attempt === 0 && lastError === null ? "sleeping" : "waiting";
}

export function sentenceOf(error: unknown): string | null {
  const { name = "Error", message } = (error ?? {}) as { name?: unknown; message?: unknown };
  if (typeof message !== "string") return null;
  return name === "Error" ? message : `${name}: ${message}`;
}
