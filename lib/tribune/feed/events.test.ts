import { expect, test } from "vitest";
import { createMember } from "@/lib/testing/members";
import { createChannel, createPost } from "@/lib/testing/tribune";
import { streamPosts } from "@/lib/tribune/feed/events";
import type { FeedPost } from "@/lib/tribune/feed/post";

type Seen = { id: string; post: FeedPost };

/** Opens a stream as a browser would; `next` waits for the next event, and gives null once the stream has ended. */
async function openStream(slug: string, { query = "", lastEventId }: { query?: string; lastEventId?: number } = {}) {
  const leaving = new AbortController();
  const request = new Request(`http://localhost:3000/tribune/${slug}/events?${query}`, { signal: leaving.signal, headers: lastEventId === undefined ? {} : { "Last-Event-ID": String(lastEventId) } });
  const response = await streamPosts(null, request, slug);
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = "";
  async function next(): Promise<Seen | null> {
    for (;;) {
      const found = /^id: (\d+)\ndata: (.*)\n\n/m.exec(text);
      if (found) {
        text = text.slice(found.index + found[0].length);
        return { id: found[1] ?? "", post: JSON.parse(found[2] ?? "") };
      }
      const { value, done } = await reader.read();
      if (done) return null;
      text += decoder.decode(value, { stream: true });
    }
  }
  return { response, next, leave: () => leaving.abort() };
}

test("a reader gets what is said from then on, in order, and the stream ends when they leave", async () => {
  const channel = await createChannel("live");
  await createPost("before", { in: channel });
  const stream = await openStream("live");
  expect(stream.response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  const author = await createMember("speaker");
  await createPost("first, été", { in: channel, by: author });
  await createPost("second", { in: channel });
  expect(await stream.next()).toMatchObject({ id: "2", post: { id: 2, author__username: "speaker", web_render: "first, été", owned: false } });
  expect(await stream.next()).toMatchObject({ id: "3", post: { web_render: "second" } });
  stream.leave();
  expect(await stream.next()).toBeNull();
});

test("a reader who comes back gets all that was missed, once, whatever the address says", async () => {
  const channel = await createChannel("resumed");
  for (const content of ["1", "2", "3", "4"]) await createPost(content, { in: channel });
  const stream = await openStream("resumed", { query: "last_id=1", lastEventId: 2 });
  await createPost("5", { in: channel });
  expect([await stream.next(), await stream.next(), await stream.next()].map((seen) => seen?.id)).toEqual(["3", "4", "5"]);
  stream.leave();
});

test("with fifty people talking at once, every reader gets every post in order", async () => {
  const channel = await createChannel("busy");
  const streams = await Promise.all(Array.from({ length: 5 }, () => openStream("busy", { query: "last_id=0" })));
  await Promise.all(Array.from({ length: 50 }, (_, index) => createPost(`${index}`, { in: channel })));
  for (const { next, leave } of streams) {
    const ids: (string | undefined)[] = [];
    while (ids.length < 50) ids.push((await next())?.id);
    expect(ids).toEqual(Array.from({ length: 50 }, (_, index) => `${index + 1}`));
    leave();
  }
});

test("other channels are not heard", async () => {
  const [here, there] = [await createChannel("here"), await createChannel("there")];
  const stream = await openStream("here");
  await createPost("elsewhere", { in: there });
  await createPost("here", { in: here });
  expect(await stream.next()).toMatchObject({ id: "1", post: { web_render: "here" } });
  stream.leave();
});
