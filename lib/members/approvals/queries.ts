import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Keyset } from "@/lib/keyset";
import { hostOf } from "@/lib/members/providers/domain";

export const applicationsPerPage = 20;

export const unanswered = { provedAt: { not: null }, acceptedAt: null, refusedAt: null, joinedAt: null } as const satisfies Prisma.JoinRequestWhereInput;

/** Of the address only the provider: the rest is nobody's business. */
export type Application = { id: number; name: string; provider: string; application: string | null; provedAt: Date };

export async function listApplications(viewer: Actor, after: Keyset | undefined): Promise<Application[]> {
  demandRank(viewer, "MODERATOR");
  const requests = await db.joinRequest.findMany({
    where: { ...unanswered, ...(after ? { OR: [{ provedAt: { lt: after.at } }, { provedAt: after.at, id: { lt: after.id } }] } : {}) },
    select: { id: true, name: true, email: true, application: true, provedAt: true, createdAt: true },
    orderBy: [{ provedAt: "desc" }, { id: "desc" }],
    take: applicationsPerPage + 1,
  });
  return requests.map(({ email, createdAt, provedAt, ...request }) => ({ ...request, provider: hostOf(email), provedAt: provedAt ?? createdAt }));
}

export async function countApplications(viewer: Actor): Promise<number> {
  demandRank(viewer, "MODERATOR");
  return db.joinRequest.count({ where: unanswered });
}
