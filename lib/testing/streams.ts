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
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  async function next(): Promise<SeenEvent | null> {
    for (;;) {
      const found = /^id: ([\d.]+)\n(?:event: (\w+)\n)?data: (.*)\n\n/m.exec(text);
      if (found) {
        text = text.slice(found.index + found[0].length);
        return { id: found[1] ?? "", event: found[2] ?? "message", post: JSON.parse(found[3] ?? "") };
      }
      const { value, done } = await reader.read();
      if (done) return null;
      text += decoder.decode(value, { stream: true });
    }
  }
  return { response, next, leave: () => leaving.abort() };
}
