import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { env } from "@/lib/env";
import { oncePerProcess } from "@/lib/load/once-per-process";
import { Refusal } from "@/lib/refusal";
import { networkOf } from "@/lib/security/client-address";

/** A browser needs one for all its tabs: these are for many browsers, and for programs. */
const most = { member: 20, network: 50 };
const retryAfter = 30;

const taken = oncePerProcess("places of streams", () => new Map<string, number>());

/**
 * Counts a stream of this process: by its member, wherever they are and whatever they came by, else by its network.
 * Returns how to give the place back.
 */
export function takePlace(viewer: Actor | null, request: Request): () => void {
  const key = viewer ? `member:${viewer.memberId}` : networkOf(request.headers.get("x-forwarded-for") ?? "");
  const count = taken.get(key) ?? 0;
  const full = count >= (viewer ? most.member : most.network);
  if (full && env.RATE_LIMITS !== "off") throw new Refusal("too_many", "streamsTooMany", { values: { seconds: retryAfter } });
  taken.set(key, count + 1);
  return () => {
    const left = (taken.get(key) ?? 1) - 1;
    if (left > 0) taken.set(key, left);
    else taken.delete(key);
  };
}
