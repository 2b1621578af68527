import "server-only";
import { type Actor, hasRank } from "@/lib/auth/actor";
import { takeOrRefuse } from "@/lib/auth/limits";
import { networkOf } from "@/lib/security/client-address";

/** Where a channel is slow, everybody but the staff waits between two posts: a member anywhere, others by their network. */
export async function takePace(actor: Actor | null, { id, slowSeconds }: { id: number; slowSeconds: number }, address: string | null): Promise<void> {
  if (slowSeconds === 0 || hasRank(actor, "MODERATOR")) return;
  const limit = { name: `slow-${id}-${slowSeconds}`, times: 1, seconds: slowSeconds };
  await takeOrRefuse(limit, actor ? `member:${actor.memberId}` : networkOf(address ?? ""));
}
