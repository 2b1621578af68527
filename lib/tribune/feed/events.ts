import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { eventStream, type StreamEvent } from "@/lib/realtime/event-stream";
import { requireChannel } from "@/lib/tribune/commands";
import { toAscii, toFeedPost } from "@/lib/tribune/feed/json";
import { readLastId } from "@/lib/tribune/feed/query";
import { lastNumber, listPostsTogether } from "@/lib/tribune/queries";
import { readerOf } from "@/lib/tribune/reader";

// Who was away for longer finds the newest of what they missed.
const longestGap = 1000;

/** Posts of a channel as they come; goes on after `Last-Event-ID`, else after `last_id`, else with what comes next. */
export async function streamPosts(viewer: Actor | null, request: Request, slug: string): Promise<Response> {
  const channel = await requireChannel(viewer, slug);
  const resumed = new URLSearchParams({ last_id: request.headers.get("last-event-id") ?? "" });
  const reader = await readerOf(viewer, request.headers);
  let last = readLastId(resumed) ?? readLastId(new URL(request.url).searchParams) ?? (await lastNumber(viewer, channel.id));
  return eventStream(request, {
    topic: `channel:${channel.id}`,
    async read(): Promise<StreamEvent[]> {
      const posts = await listPostsTogether(reader, channel.id, { after: last, take: longestGap });
      last = posts[0]?.number ?? last;
      return posts.toReversed().map((post) => ({ id: String(post.number), data: toAscii(toFeedPost(reader, post)) }));
    },
  });
}
