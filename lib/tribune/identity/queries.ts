import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { blank, type State, unpack } from "@/lib/tribune/identity/state";

export async function findTokenState({ memberId, token }: Actor): Promise<State> {
  const found = token && (await db.accessToken.findUnique({ where: { id: token.id, memberId }, select: { tribuneState: true } }));
  return found ? unpack(found.tribuneState) : blank;
}

/** When somebody posted what is too long ago to be marked as theirs, after so many newer ones; null where nothing is. */
export async function whenOwnEnd(authorKey: string, marked: number): Promise<Date | null> {
  const [oldest] = await db.post.findMany({ where: { authorKey }, select: { postedAt: true }, orderBy: { id: "desc" }, skip: marked, take: 1 });
  return oldest?.postedAt ?? null;
}
