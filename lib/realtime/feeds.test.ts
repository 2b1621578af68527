import { expect, test } from "vitest";
import { eventStream, type Reading, type Source } from "@/lib/realtime/event-stream";
import { joinFeeds, readFeeds, readPositions } from "@/lib/realtime/feeds";
import { eventsOf } from "@/lib/testing/streams";
import { createChannel, createPost } from "@/lib/testing/tribune";
import { postsSource } from "@/lib/tribune/feed/events";
import type { ListedChannel } from "@/lib/tribune/queries";

async function listenTo(channels: ListedChannel[], lastEventId: string) {
  const leaving = new AbortController();
  const request = new Request("http://localhost:3000/api/events", { signal: leaving.signal });
  const positions = readPositions(lastEventId);
  const feeds = [];
  for (const { id: channelId, slug } of channels) {
    feeds.push({ name: `#${slug}`, source: await postsSource(null, request.headers, { channelId, since: positions.get(slug) }) });
  }
  const next = eventsOf(eventStream(request, { viewer: null, sources: joinFeeds(feeds, positions) }));
  return { next, leave: () => leaving.abort() };
}

const told = (data = "{}") => {
  const { feed, at, news } = JSON.parse(data);
  return `${feed} ${at} ${news.web_render}`;
};

test("positions are read from what a browser sends back, the main channel's too, and nonsense counts as nothing", () => {
  expect([...readPositions("club.12,.345")]).toEqual([
    ["club", 12],
    ["", 345],
  ]);
  for (const nonsense of ["", "club", "club.x", "a b.1", "é.1", "club.-1", "club.12345678901"]) expect([...readPositions(nonsense)]).toEqual([]);
  expect(readPositions(Array.from({ length: 100 }, (_, channel) => `c${channel}.1`).join(",")).size).toBe(20);
});

test("whoever comes back after any event of several channels gets what was missed of each, once", async () => {
  const channels = [await createChannel("one"), await createChannel("two")];
  const first = await listenTo(channels, "one.0,two.0");
  const ids: string[] = [];
  const seen: string[] = [];
  for (const content of ["1", "2", "3"])
    for (const channel of channels) {
      await createPost(content, { in: channel });
      const event = await first.next();
      ids.push(event?.id ?? "");
      seen.push(told(event?.data));
    }
  first.leave();
  expect(seen).toEqual(["#one 1 1", "#two 1 1", "#one 2 2", "#two 2 2", "#one 3 3", "#two 3 3"]);
  expect(ids).toEqual(["one.1,two.0", "one.1,two.1", "one.2,two.1", "one.2,two.2", "one.3,two.2", "one.3,two.3"]);
  for (const [place, id] of ids.entries()) {
    const again = await listenTo(channels, id);
    const missed: string[] = [];
    while (missed.length < seen.length - 1 - place) missed.push(told((await again.next())?.data));
    expect(missed.sort()).toEqual(seen.slice(place + 1).sort());
    again.leave();
  }
});

test("an id never tells of an event that still waits to be sent", async () => {
  const large = JSON.stringify("x".repeat(9000));
  const many = (length: number): Source => {
    const left = Array.from({ length }, (_, place) => ({ data: large, at: place + 1 }));
    return { topics: [], read: async (): Promise<Reading> => ({ events: left.splice(0) }) };
  };
  const feeds = [
    { name: "#one", source: many(20) },
    { name: "#two", source: many(20) },
  ];
  const sources = joinFeeds(
    feeds,
    new Map([
      ["one", 0],
      ["two", 0],
    ]),
  );
  const next = eventsOf(eventStream(new Request("http://localhost:3000/api/events"), { viewer: null, sources }));
  const reached = { one: 0, two: 0 };
  for (let sent = 0; sent < 40; sent++) {
    const event = await next();
    const { feed, at } = JSON.parse(event?.data ?? "{}");
    reached[feed.slice(1) as "one" | "two"] = at;
    expect(event?.id).toBe(`one.${reached.one},two.${reached.two}`);
  }
});

test("pages that events do not reach ask for what there is now", async () => {
  const channel = await createChannel("asked");
  for (const content of ["1", "2"]) await createPost(content, { in: channel });
  const source = await postsSource(null, new Headers(), { channelId: channel.id, since: 1 });
  const answer = JSON.parse(await readFeeds(joinFeeds([{ name: "#asked", source }], new Map())));
  expect(answer).toMatchObject([{ feed: "#asked", at: 2, news: { web_render: "2" } }]);
});
