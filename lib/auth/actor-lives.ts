import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { mayEnter } from "@/lib/auth/bans";
import { db } from "@/lib/db";
import type { Transaction } from "@/lib/transaction";

/**
 * Whether somebody still is who they were recognised as: their session or token is open, they may enter, and they have
 * lost no rank. To be asked by whatever outlives a request or has waited for a lock.
 */
export async function actorLives(actor: Actor, tx: Transaction = db): Promise<boolean> {
  const [lives = false] = await whichLive([actor], tx);
  return lives;
}

/** As actorLives, of many in one statement, in their order. */
export async function whichLive(actors: readonly Actor[], tx: Transaction = db): Promise<boolean[]> {
  const members = actors.map(({ memberId }) => memberId);
  const sessions = actors.map(({ sessionId }) => sessionId);
  const tokens = actors.map(({ token }) => token?.id ?? null);
  const roles = actors.map(({ role }) => role);
  const living = await tx.$queryRaw<{ place: number }[]>`
    select asked.place::int
    from unnest(${members}::int[], ${sessions}::int[], ${tokens}::int[], ${roles}::text[])
      with ordinality as asked("memberId", "sessionId", "tokenId", role, place)
    join "Member" member on member.id = asked."memberId" and member.role >= asked.role::"Role" and ${mayEnter}
    where (asked."sessionId" is null or exists (
        select 1 from "Session" session
        where session.id = asked."sessionId" and session."memberId" = member.id and session."expiresAt" > now()))
      and (asked."tokenId" is null or exists (
        select 1 from "AccessToken" token
        where token.id = asked."tokenId" and token."memberId" = member.id and token."revokedAt" is null
          and (token."expiresAt" is null or token."expiresAt" > now())))`;
  const places = new Set(living.map(({ place }) => place));
  return actors.map((_, index) => places.has(index + 1));
}
