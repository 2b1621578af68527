import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Keyset } from "@/lib/keyset";

export const auditPageSize = 50;

const listedEntry = { id: true, actorId: true, actorName: true, act: true, subject: true, details: true, at: true } as const;

export type ListedAct = Prisma.AuditEntryGetPayload<{ select: typeof listedEntry }>;

export async function listAudit(viewer: Actor, after: Keyset | undefined): Promise<ListedAct[]> {
  demandRank(viewer, "ADMINISTRATOR");
  return db.auditEntry.findMany({
    where: after ? { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] } : {},
    select: listedEntry,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: auditPageSize + 1,
  });
}
