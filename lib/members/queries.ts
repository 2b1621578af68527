import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { escapeLike, type Keyset } from "@/lib/keyset";
import { nameKey } from "@/lib/members/name";
import { judgeToken } from "@/lib/members/tokens";
import { hashSecret } from "@/lib/security/secrets";

export const membersPerPage = 30;

const listedMember = { id: true, name: true, avatarVersion: true, role: true, joinedAt: true, lastSeenAt: true } as const;

export type ListedMember = Prisma.MemberGetPayload<{ select: typeof listedMember }>;

/** Active members, newest first; with a search, those whose name holds it. */
export async function listMembers(_viewer: Actor | null, options: { q?: string | undefined; after?: Keyset | undefined; take?: number } = {}): Promise<ListedMember[]> {
  const { q, after, take = membersPerPage } = options;
  return db.member.findMany({
    where: {
      activatedAt: { not: null },
      ...(q ? { nameKey: { contains: escapeLike(nameKey(q)) } } : {}),
      ...(after ? { OR: [{ joinedAt: { lt: after.at } }, { joinedAt: after.at, id: { lt: after.id } }] } : {}),
    },
    select: listedMember,
    orderBy: [{ joinedAt: "desc" }, { id: "desc" }],
    take,
  });
}

export async function countMembers(_viewer: Actor | null): Promise<number> {
  return db.member.count({ where: { activatedAt: { not: null } } });
}

export async function getMember(_viewer: Actor | null, name: string): Promise<ListedMember | null> {
  return db.member.findFirst({ where: { nameKey: nameKey(name), activatedAt: { not: null } }, select: listedMember });
}

/** Whose account a mailed link would activate, or why it would not. */
export async function getActivation(token: string): Promise<{ name: string } | { refused: "tokenUnknown" | "tokenUsed" | "tokenExpired" }> {
  const found = await db.token.findUnique({ where: { tokenHash: hashSecret(token) }, select: { purpose: true, expiresAt: true, usedAt: true, name: true } });
  const refused = judgeToken(found, "ACTIVATION", await databaseNow());
  return refused || !found?.name ? { refused: refused ?? "tokenUnknown" } : { name: found.name };
}
