import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { Refusal } from "@/lib/refusal";
import { pathSegment } from "@/lib/security/path-segment";
import { requireChannel } from "@/lib/tribune/commands";
import { publicHeaders } from "@/lib/tribune/feed/headers";
import { json } from "@/lib/tribune/feed/json";
import { readFeedQuery } from "@/lib/tribune/feed/query";
import { listPostsOf } from "@/lib/tribune/queries";
import { readerOf } from "@/lib/tribune/reader";
import { readClock } from "@/lib/tribune/references/clock-address";

/** The posts of one clock, whatever the day: the newest of them, the oldest of those first. None are an empty list. */
export async function answerClock(actor: Actor | null, request: Request, slug: string): Promise<Response> {
  const channel = await requireChannel(actor, slug);
  const { pathname, searchParams } = new URL(request.url);
  const clock = readClock(pathSegment(pathname.replace(/\/$/, "").split("/").at(-1) ?? "") ?? "");
  if (!clock) throw new Refusal("invalid", "clockInvalid");
  const reader = await readerOf(actor, request.headers);
  const query = await readFeedQuery(searchParams, "asc");
  const posts = await listPostsOf(clock, reader, { channelId: channel.id, take: query.limit });
  return new Response(json.render(query.direction === "asc" ? posts.toReversed() : posts, reader), { headers: { ...publicHeaders, "Content-Type": json.type } });
}
