import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { eventStream, type Source, type StreamEvent } from "@/lib/realtime/event-stream";
import { getSetting } from "@/lib/settings/queries";
import { requireChannel } from "@/lib/tribune/commands";
import { toAscii, toFeedPost } from "@/lib/tribune/feed/json";
import { readLastId } from "@/lib/tribune/feed/query";
import { type Change, changeBefore, changeOf, lastChange, listChangesTogether } from "@/lib/tribune/queries";
import { type Reader, readerOf } from "@/lib/tribune/reader";

// Who was away for longer finds the newest of what they missed.
const longestGap = 1000;
/** Read and sent at once: the next piece is read when this one is sent. */
const piece = 100;

/**
 * Posts of a channel as they come, and changes of them as events of their own name. Goes on after `Last-Event-ID`, else after
 * `last_id`, else with what comes next. The id of a post's event is its number; that of a change ends in the change.
 */
export async function streamPosts(viewer: Actor | null, request: Request, slug: string): Promise<Response> {
  const channel = await requireChannel(viewer, slug);
  const since = await whereToBegin(viewer, request, channel.id);
  const source = await postsSource(viewer, request.headers, { channelId: channel.id, since });
  return eventStream(request, { viewer, sources: [source] });
}

type Begin = { channelId: number; since: number | undefined };

/** Goes on after a change of the channel, or with what comes next. What the reader filters out is asked for with the headers. */
export async function postsSource(viewer: Actor | null, headers: Headers, { channelId, since: asked }: Begin): Promise<Source> {
  let reader = await readerOf(viewer, headers);
  const [latest, earliest] = await Promise.all([lastChange(viewer, channelId), asked === undefined ? 0 : changeBefore(viewer, channelId, longestGap)]);
  let since = Math.max(Math.min(asked ?? latest, latest), earliest);
  return {
    topics: [`channel:${channelId}`],
    async read(anew) {
      if (!viewer && (await getSetting("tribune.locked"))) return null;
      if (anew) reader = await readerOf(viewer, headers);
      const changes = await listChangesTogether(reader, channelId, { since, take: piece });
      since = changes.at(-1)?.at ?? since;
      return { events: eventsOf(reader, changes), more: changes.length === piece };
    },
  };
}

/** For those who see what everybody sees, by the list that those who are woken together share. */
const written = new WeakMap<Change[], StreamEvent[]>();

function eventsOf(reader: Reader, changes: Change[]): StreamEvent[] {
  const known = reader.key === "" ? written.get(changes) : undefined;
  if (known) return known;
  const events = changes.filter(({ isSeen }) => isSeen).map((change) => eventOf(reader, change));
  if (reader.key === "") written.set(changes, events);
  return events;
}

/** Whoever comes back after any of these has missed none before it, and gets none again. */
function eventOf(reader: Reader, change: Change): StreamEvent {
  const { number, firstChange, at, hiddenAt } = change;
  const data = toAscii(toFeedPost(reader, change));
  if (at === firstChange) return { id: String(number), data, at };
  return { id: `${number}.${at}`, event: hiddenAt ? "hidden" : "edited", data, at };
}

async function whereToBegin(viewer: Actor | null, request: Request, channelId: number): Promise<number | undefined> {
  const [, number, change] = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(request.headers.get("last-event-id") ?? "") ?? [];
  if (change !== undefined) return Number(change);
  const last = number === undefined ? readLastId(new URL(request.url).searchParams) : Number(number);
  return last === undefined ? undefined : changeOf(viewer, channelId, last);
}
