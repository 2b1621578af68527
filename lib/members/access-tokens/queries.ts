import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { mostTokens } from "@/lib/members/access-tokens/commands";

const listedToken = { id: true, label: true, scopes: true, createdAt: true, lastUsedAt: true, expiresAt: true } as const;

export type ListedToken = Prisma.AccessTokenGetPayload<{ select: typeof listedToken }>;

export async function listAccessTokens({ memberId }: Actor): Promise<ListedToken[]> {
  return db.accessToken.findMany({
    where: { memberId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: await databaseNow() } }] },
    select: listedToken,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: mostTokens,
  });
}
