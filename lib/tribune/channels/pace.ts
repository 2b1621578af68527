import "server-only";
import { type Actor, hasRank } from "@/lib/auth/actor";
import { forgive, takeOrRefuse } from "@/lib/auth/limits";
import { networkOf } from "@/lib/security/client-address";

/**
 * Where a channel is slow, everybody but the staff waits between two posts: a member anywhere, others by their network.
 * What fails all the same does not count.
 */
export async function inPace<T>(actor: Actor | null, { id, slowSeconds }: { id: number; slowSeconds: number }, address: string | null, post: () => Promise<T>): Promise<T> {
  if (slowSeconds === 0 || hasRank(actor, "MODERATOR")) return post();
  const limit = { name: `slow-${id}-${slowSeconds}`, times: 1, seconds: slowSeconds };
  const key = actor ? `member:${actor.memberId}` : networkOf(address ?? "");
  await takeOrRefuse(limit, key);
  try {
    return await post();
  } catch (reason) {
    await forgive(limit, key);
    throw reason;
  }
}
