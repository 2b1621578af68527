import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { escapeLike, type Keyset } from "@/lib/keyset";
import { nameKey } from "@/lib/members/name";

export const membersPerPage = 30;

const listedMember = { id: true, name: true, avatarVersion: true, role: true, joinedAt: true, lastSeenAt: true } as const;

export type ListedMember = Prisma.MemberGetPayload<{ select: typeof listedMember }>;

/** Members, newest first; with a search, those whose name holds it. */
export async function listMembers(_viewer: Actor | null, options: { q?: string | undefined; after?: Keyset | undefined; take?: number } = {}): Promise<ListedMember[]> {
  const { q, after, take = membersPerPage } = options;
  return db.member.findMany({
    where: {
      leftAt: null,
      ...(q ? { nameKey: { contains: escapeLike(nameKey(q)) } } : {}),
      ...(after ? { OR: [{ joinedAt: { lt: after.at } }, { joinedAt: after.at, id: { lt: after.id } }] } : {}),
    },
    select: listedMember,
    orderBy: [{ joinedAt: "desc" }, { id: "desc" }],
    take,
  });
}

export async function countMembers(_viewer: Actor | null): Promise<number> {
  return db.member.count({ where: { leftAt: null } });
}

export async function getMember(_viewer: Actor | null, name: string): Promise<ListedMember | null> {
  return db.member.findFirst({ where: { nameKey: nameKey(name), leftAt: null }, select: listedMember });
}
