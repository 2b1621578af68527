import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { escapeLike, type List } from "@/lib/keyset";
import { countWaitingRequests } from "@/lib/members/joining/queries";
import { nameKey } from "@/lib/members/name";

export const rosterPageSize = 40;

const rosterMember = { id: true, name: true, avatarVersion: true, role: true, joinedAt: true, lastSeenAt: true } as const;

export type RosterMember = Prisma.MemberGetPayload<{ select: typeof rosterMember }>;

export async function listRoster(viewer: Actor, { q, after }: List): Promise<RosterMember[]> {
  demandRank(viewer, "MODERATOR");
  return db.member.findMany({
    where: {
      leftAt: null,
      ...(q ? { nameKey: { contains: escapeLike(nameKey(q)) } } : {}),
      ...(after ? { OR: [{ joinedAt: { lt: after.at } }, { joinedAt: after.at, id: { lt: after.id } }] } : {}),
    },
    select: rosterMember,
    orderBy: [{ joinedAt: "desc" }, { id: "desc" }],
    take: rosterPageSize + 1,
  });
}

export async function getRosterMember(viewer: Actor, name: string): Promise<RosterMember | null> {
  demandRank(viewer, "MODERATOR");
  return db.member.findUnique({ where: { nameKey: nameKey(name), leftAt: null }, select: rosterMember });
}

export async function countRoster(viewer: Actor): Promise<{ members: number; waiting: number }> {
  demandRank(viewer, "MODERATOR");
  const [members, waiting] = await Promise.all([db.member.count({ where: { leftAt: null } }), countWaitingRequests()]);
  return { members, waiting };
}
