import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

/** More than anybody has; who has more ends all others. */
const mostSessions = 100;

const listedSession = { id: true, remembered: true, address: true, userAgent: true, createdAt: true, lastUsedAt: true } as const;

export type ListedSession = Prisma.SessionGetPayload<{ select: typeof listedSession }> & { current: boolean };

export async function listSessions(viewer: Actor): Promise<ListedSession[]> {
  const sessions = await db.session.findMany({
    where: { memberId: viewer.memberId, expiresAt: { gt: await databaseNow() } },
    select: listedSession,
    orderBy: [{ lastUsedAt: "desc" }, { id: "desc" }],
    take: mostSessions,
  });
  const marked = sessions.map((session) => ({ ...session, current: session.id === viewer.sessionId }));
  return [...marked.filter(({ current }) => current), ...marked.filter(({ current }) => !current)];
}
