import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Keyset } from "@/lib/keyset";

export const reportsPerPage = 20;

/** Nobody of the staff reads or settles what is reported about themselves. */
export function reportsFor(viewer: Actor) {
  return { memberId: { not: viewer.memberId } } satisfies Prisma.ReportWhereInput;
}

const person = { select: { name: true, leftAt: true } } as const;
const listed = { id: true, reason: true, reportedAt: true, settledAt: true, answer: true, member: { select: { name: true } }, reporter: person, settledBy: person } as const;

export type ListedReport = Prisma.ReportGetPayload<{ select: typeof listed }>;

export async function listReports(viewer: Actor, settled: boolean, after: Keyset | undefined): Promise<ListedReport[]> {
  demandRank(viewer, "MODERATOR");
  return db.report.findMany({
    where: { ...reportsFor(viewer), settledAt: settled ? { not: null } : null, ...(after ? { OR: [{ reportedAt: { lt: after.at } }, { reportedAt: after.at, id: { lt: after.id } }] } : {}) },
    select: listed,
    orderBy: [{ reportedAt: "desc" }, { id: "desc" }],
    take: reportsPerPage + 1,
  });
}

export async function countOpenReports(viewer: Actor, memberId?: number): Promise<number> {
  demandRank(viewer, "MODERATOR");
  return db.report.count({ where: { AND: [reportsFor(viewer), { settledAt: null, ...(memberId !== undefined && { memberId }) }] } });
}
