import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { endSessions } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/refusal";

/** Ends one's session in another browser. */
export async function endSession(actor: Actor, sessionId: number): Promise<void> {
  const ended = await db.$transaction((tx) => endSessions(tx, actor.memberId, { only: sessionId }));
  if (ended === 0) throw new Refusal("not_found", "notFound");
}

/** Ends one's sessions everywhere but here. Returns how many there were. */
export async function endOtherSessions(actor: Actor): Promise<number> {
  return db.$transaction((tx) => endSessions(tx, actor.memberId, { except: actor.sessionId }));
}
