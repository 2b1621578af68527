import "server-only";
import { databaseNow, db } from "@/lib/db";
import type { LinkPurpose } from "@/lib/members/links/purpose";
import { judgeToken } from "@/lib/members/tokens";
import { hashSecret } from "@/lib/security/secrets";

export type Link = { memberId: number; name: string; email: string | null } | { refused: "tokenUnknown" | "tokenUsed" | "tokenExpired" };

const holder = { purpose: true, expiresAt: true, usedAt: true, email: true, member: { select: { id: true, name: true } } } as const;

export async function getLink(token: string, purpose: LinkPurpose): Promise<Link> {
  const found = await db.token.findUnique({ where: { tokenHash: hashSecret(token), member: { leftAt: null } }, select: holder });
  const refused = judgeToken(found, purpose, await databaseNow());
  return refused || !found?.member ? { refused: refused ?? "tokenUnknown" } : { memberId: found.member.id, name: found.member.name, email: found.email };
}
