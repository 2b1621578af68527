import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { Role } from "@/lib/generated/prisma/enums";
import { writePlace } from "@/lib/members/directory/place";
import type { DirectoryQuery } from "@/lib/members/directory/schema";
import { directoryPage, orderOf } from "@/lib/members/directory/search";

export type ListedMember = { id: number; name: string; role: Role; joinedAt: Date; lastSeenAt: Date | null; avatarVersion: string | null };
export type MemberListing = { members: ListedMember[]; next: string | null };

const membersPerPage = 30;

export async function listMembers(_viewer: Actor | null, query: DirectoryQuery = {}, take = membersPerPage): Promise<MemberListing> {
  const rows = await db.$queryRaw<(ListedMember & { rank: number })[]>(directoryPage(query, take + 1));
  const last = rows.length > take ? rows[take - 1] : undefined;
  const order = orderOf(query);
  const at = last && (order === "seen" ? (last.lastSeenAt ?? last.joinedAt) : last.joinedAt).getTime();
  return {
    members: rows.slice(0, take).map(({ rank: _rank, ...member }) => member),
    next: last && at !== undefined ? writePlace({ order, rank: last.rank, at, name: last.name, id: last.id }) : null,
  };
}

export async function countMembers(_viewer: Actor | null): Promise<number> {
  return db.member.count({ where: { leftAt: null } });
}
