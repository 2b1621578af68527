import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { eventStream, type StreamEvent } from "@/lib/realtime/event-stream";
import { getSetting } from "@/lib/settings/queries";
import { requireChannel } from "@/lib/tribune/commands";
import { toAscii, toFeedPost } from "@/lib/tribune/feed/json";
import { readLastId } from "@/lib/tribune/feed/query";
import { changeOf, type ListedPost, lastChange, listChangesTogether } from "@/lib/tribune/queries";
import { type Reader, readerOf } from "@/lib/tribune/reader";

// Who was away for longer finds the newest of what they missed.
const longestGap = 1000;

/**
 * Posts of a channel as they come, and changes of them as events of their own name. Goes on after `Last-Event-ID`, else after
 * `last_id`, else with what comes next. The id of a post's event is its number; that of a change ends in the change.
 */
export async function streamPosts(viewer: Actor | null, request: Request, slug: string): Promise<Response> {
  const channel = await requireChannel(viewer, slug);
  const reader = await readerOf(viewer, request.headers);
  let since = await whereToBegin(viewer, request, channel.id);
  return eventStream(request, {
    topic: `channel:${channel.id}`,
    async read(): Promise<StreamEvent[] | null> {
      if (!viewer && (await getSetting("tribune.locked"))) return null;
      const changed = await listChangesTogether(reader, channel.id, { since, take: longestGap });
      const events = eventsAfter(reader, changed, since);
      since = changed[0]?.change ?? since;
      return events;
    },
  });
}

/** For those who see what everybody sees, by the list that those who are woken together share. */
const written = new WeakMap<ListedPost[], StreamEvent[]>();

function eventsAfter(reader: Reader, changed: ListedPost[], since: number): StreamEvent[] {
  const known = reader.key === "" ? written.get(changed) : undefined;
  if (known) return known;
  const events = changed
    .flatMap((post) => eventsOf(reader, post, since))
    .sort((one, other) => one.at - other.at)
    .map(({ event }) => event);
  if (reader.key === "") written.set(changed, events);
  return events;
}

async function whereToBegin(viewer: Actor | null, request: Request, channelId: number): Promise<number> {
  const [, number, change] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(request.headers.get("last-event-id") ?? "") ?? [];
  if (change !== undefined) return Number(change);
  const last = number === undefined ? readLastId(new URL(request.url).searchParams) : Number(number);
  return last === undefined ? lastChange(viewer, channelId) : changeOf(viewer, channelId, last);
}

/** In the order in which it happened, so that whoever comes back after any of these has missed none and gets none again. */
function eventsOf(reader: Reader, post: ListedPost, since: number): { at: number; event: StreamEvent }[] {
  const { number, firstChange, change, hiddenAt } = post;
  const data = toAscii(toFeedPost(reader, post));
  return [...(firstChange > since ? [{ at: firstChange, event: { id: String(number), data } }] : []), ...(change > firstChange ? [{ at: change, event: { id: `${number}.${change}`, event: hiddenAt ? "hidden" : "edited", data } }] : [])];
}
