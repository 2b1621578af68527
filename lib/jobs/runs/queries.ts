import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { inngest } from "@/lib/jobs/client";
import type { RunList } from "@/lib/jobs/runs/schema";
import { inState } from "@/lib/jobs/runs/state";

export const runsPageSize = 40;

const listedRun = { id: true, functionId: true, createdAt: true, startedAt: true, wakesAt: true, finishedAt: true, failedAt: true, cancelledAt: true, attempt: true, lastError: true } as const;
const wholeRun = {
  ...listedRun,
  event: { select: { id: true, name: true, data: true, at: true } },
  steps: { select: { hash: true, name: true, error: true, endedAt: true }, orderBy: { rank: "asc" } },
  attempts: { select: { id: true, hash: true, step: true, number: true, error: true, message: true, endedAt: true }, orderBy: { id: "asc" }, take: 500 },
} as const;

export type ListedRun = Prisma.RunGetPayload<{ select: typeof listedRun }>;
export type WholeRun = Prisma.RunGetPayload<{ select: typeof wholeRun }>;

export async function listRuns(viewer: Actor, { state, function: name, after }: RunList): Promise<ListedRun[]> {
  demandRank(viewer, "ADMINISTRATOR");
  return db.run.findMany({
    where: { AND: [state ? inState[state] : {}, name ? { functionId: { in: [`${inngest.id}-${name}`, `${inngest.id}-${name}-failure`] } } : {}, after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {}] },
    select: listedRun,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: runsPageSize + 1,
  });
}

export async function getRun(viewer: Actor, id: string): Promise<WholeRun | null> {
  demandRank(viewer, "ADMINISTRATOR");
  return db.run.findUnique({ where: { id }, select: wholeRun });
}

export async function countRuns(viewer: Actor): Promise<{ failed: number; unfinished: number }> {
  demandRank(viewer, "ADMINISTRATOR");
  const [failed, unfinished] = await Promise.all([db.run.count({ where: inState.failed }), db.run.count({ where: { finishedAt: null, failedAt: null, cancelledAt: null } })]);
  return { failed, unfinished };
}
