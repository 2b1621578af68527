import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db } from "@/lib/db";

export async function getOwnEmail(viewer: Actor): Promise<{ email: string; waiting: string | null }> {
  const member = await db.member.findUniqueOrThrow({
    where: { id: viewer.memberId },
    select: { email: true, tokens: { where: { purpose: "EMAIL_CHANGE", usedAt: null, expiresAt: { gt: await databaseNow() } }, select: { email: true }, take: 1 } },
  });
  return { email: member.email, waiting: member.tokens[0]?.email ?? null };
}
