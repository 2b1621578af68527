import "server-only";
import type { Source, StreamEvent } from "@/lib/realtime/event-stream";

/** `name` is "mailbox", or "#" and the slug of a channel, which has a position. */
export type Feed = { name: string; source: Source };

const mostFeeds = 20;

/** Where the channels are that a page follows, by their slugs: "club.12,.345", as the ids of joined events tell it. */
export function readPositions(text: string): Map<string, number> {
  const positions = new Map<string, number>();
  for (const told of text.split(",").slice(0, mostFeeds)) {
    const [, slug, at] = /^([-\w]{0,75})\.(\d{1,9})$/.exec(told) ?? [];
    if (slug !== undefined) positions.set(slug, Number(at));
  }
  return positions;
}

/** The sources of one stream, whose events name their feed, and whose ids tell where all of them are. */
export function joinFeeds(feeds: Feed[], positions: Map<string, number>): Source[] {
  return feeds.map(({ name, source }) => ({
    topics: source.topics,
    async read(anew) {
      const reading = await source.read(anew);
      return reading && { ...reading, events: reading.events.map((event) => joined(name, event)) };
    },
  }));

  function joined(name: string, { data, at }: StreamEvent): StreamEvent {
    const place = at === undefined ? "" : `"at":${at},`;
    return {
      data: `{"feed":${JSON.stringify(name)},${place}"news":${data}}`,
      id() {
        if (at !== undefined) positions.set(name.slice(1), at);
        return [...positions].map(([slug, reached]) => `${slug}.${reached}`).join(",");
      },
    };
  }
}

/** What the feeds have to tell now, for pages that events do not reach. */
export async function readFeeds(sources: Source[]): Promise<string> {
  const readings = await Promise.all(sources.map((source) => source.read(true)));
  return `[${readings.flatMap((reading) => reading?.events.map(({ data }) => data) ?? []).join(",")}]`;
}
