import type { Actor } from "@/lib/auth/actor";
import { streamPosts } from "@/lib/tribune/feed/events";
import type { FeedPost } from "@/lib/tribune/feed/post";

export type SeenEvent = { id: string; event: string; post: FeedPost };
type Opened = { query?: string; lastEventId?: string | undefined; viewer?: Actor };

/** Opens a stream as a browser would; `next` waits for the next event, and gives null once the stream has ended. */
export async function openStream(slug: string, { query = "", lastEventId, viewer }: Opened = {}) {
  const leaving = new AbortController();
  const request = new Request(`http://localhost:3000/tribune/${slug}/events?${query}`, { signal: leaving.signal, headers: lastEventId === undefined ? {} : { "Last-Event-ID": lastEventId } });
  const response = await streamPosts(viewer ?? null, request, slug);
  const nextEvent = eventsOf(response);
  async function next(): Promise<SeenEvent | null> {
    const event = await nextEvent();
    return event && { id: event.id, event: event.event, post: JSON.parse(event.data) };
  }
  return { response, next, leave: () => leaving.abort() };
}

export type RawEvent = { id: string; event: string; data: string };

/** Reads an answer event by event; null once it has ended. */
export function eventsOf(response: Response): () => Promise<RawEvent | null> {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  return async () => {
    for (;;) {
      const found = /^(?:id: (.+)\n)?(?:event: (\w+)\n)?data: (.*)\n\n/m.exec(text);
      if (found) {
        text = text.slice(found.index + found[0].length);
        return { id: found[1] ?? "", event: found[2] ?? "message", data: found[3] ?? "" };
      }
      const { value, done } = await reader.read();
      if (done) return null;
      text += decoder.decode(value, { stream: true });
    }
  };
}
