import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";

/** More than anybody has; who has more ends all others. */
const mostSessions = 100;

type Row = { id: number; remembered: boolean; address: string | null; userAgent: string | null; createdAt: Date; lastUsedAt: Date };

export type ListedSession = Row & { current: boolean };

export async function listSessions(viewer: Actor): Promise<ListedSession[]> {
  const sessions = await db.$queryRaw<Row[]>`
    select id, remembered, address, "userAgent", "createdAt", "lastUsedAt" from "Session"
    where "memberId" = ${viewer.memberId} and "expiresAt" > now()
    order by "lastUsedAt" desc, id desc limit ${mostSessions}`;
  const marked = sessions.map((session) => ({ ...session, current: session.id === viewer.sessionId }));
  return [...marked.filter(({ current }) => current), ...marked.filter(({ current }) => !current)];
}
