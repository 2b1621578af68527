import type { Actor } from "@/lib/auth/actor";
import { jsonHandler, jsonMethods } from "@/lib/json-handler";
import { mailboxSource } from "@/lib/messages/news";
import { answerEvents, eventStream } from "@/lib/realtime/event-stream";
import { type Feed, joinFeeds, readFeeds, readPositions } from "@/lib/realtime/feeds";
import { readerKey } from "@/lib/realtime/reader-key";
import { openChannel } from "@/lib/tribune/commands";
import { postsSource } from "@/lib/tribune/feed/events";

const only = jsonMethods("GET, OPTIONS");

/** All that the pages of one browser follow. Pages made for somebody else are told that it is over. */
export const GET = jsonHandler(null, async (viewer, request) => {
  const asked = new URL(request.url).searchParams;
  const positions = readPositions(request.headers.get("last-event-id") || (asked.get("last_event_id") ?? ""));
  const feeds = asked.get("for") === readerKey(viewer) ? await openFeeds(viewer, request, positions) : [];
  const now = asked.has("now");
  if (feeds.length === 0) return now ? answerNow('[{"over":true}]') : answerEvents('data: {"over":true}\n\n');
  const sources = joinFeeds(feeds, positions);
  return now ? answerNow(await readFeeds(sources)) : eventStream(request, { viewer, sources });
});

// Next would answer with GET, whose stream nobody would then read or close.
export const HEAD = only.refused;
export const OPTIONS = only.options;
export const POST = only.refused;
export const PUT = only.refused;
export const PATCH = only.refused;
export const DELETE = only.refused;

async function openFeeds(viewer: Actor | null, request: Request, positions: Map<string, number>): Promise<Feed[]> {
  const wantsMailbox = new URL(request.url).searchParams.has("mailbox");
  const feeds: Feed[] = viewer && wantsMailbox ? [{ name: "mailbox", source: mailboxSource(viewer) }] : [];
  for (const [slug, since] of positions) {
    const channel = await openChannel(viewer, slug);
    if (channel) feeds.push({ name: `#${slug}`, source: await postsSource(viewer, request.headers, { channelId: channel.id, since }) });
  }
  return feeds;
}

function answerNow(body: string): Response {
  return new Response(body, { headers: { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "private, no-store" } });
}
