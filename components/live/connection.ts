import type { Feed, Need, Told } from "@/components/live/feed";

export type Connection = { need: (needs: Need[]) => void; close: () => void };

type Said = Told | { over: true };

/** After an answer that ends an event source for good, such as "too many" or "database gone". */
const retryAfter = 15_000;

/** One connection for whatever is needed: opened anew, from where each feed is, when that becomes something else. */
export function openConnection(reader: string, tell: (told: Told) => void): Connection {
  const positions = new Map<Feed, number>();
  let asked = "";
  let mailbox: Told | undefined;
  let source: EventSource | undefined;
  let retrying: ReturnType<typeof setTimeout> | undefined;
  let polling: ReturnType<typeof setInterval> | undefined;
  let over = false;

  function address(): string {
    const lastEventId = [...positions].map(([feed, at]) => `${feed.slice(1)}.${at}`).join(",");
    const query = new URLSearchParams({ for: reader, last_event_id: lastEventId });
    return `/api/events?${query}${/^mailbox /m.test(asked) ? "&mailbox" : ""}`;
  }

  function open() {
    close();
    if (over) return;
    const opened = new EventSource(address());
    opened.onmessage = ({ data }) => hear(JSON.parse(data));
    opened.onerror = () => {
      if (opened.readyState === EventSource.CLOSED) retrying = setTimeout(open, retryAfter);
    };
    source = opened;
  }

  function close() {
    source?.close();
    source = undefined;
    clearTimeout(retrying);
  }

  function hear(said: Said) {
    if ("over" in said) {
      over = true;
      return close();
    }
    if (said.at === undefined) mailbox = said;
    else if (positions.has(said.feed)) positions.set(said.feed, said.at);
    tell(said);
  }

  async function poll() {
    const polled = source;
    if (!polled || polled.readyState === EventSource.OPEN) return;
    const answer = await fetch(`${address()}&now`).catch(() => null);
    const said: Said[] = answer?.ok ? await answer.json() : [];
    if (source === polled) said.forEach(hear);
  }

  return {
    need(needs) {
      const before = new Map(positions);
      const wanted = [...new Set(needs.map(({ feed, view }) => `${feed} ${view}`))].sort().join("\n");
      for (const feed of before.keys()) if (!needs.some((need) => need.feed === feed)) positions.delete(feed);
      for (const { feed, at } of needs) if (feed !== "mailbox") positions.set(feed, Math.min(at, positions.get(feed) ?? at));
      const earlier = [...positions].some(([feed, at]) => at !== before.get(feed));
      const same = wanted === asked && !earlier && !over;
      asked = wanted;
      over = false;
      clearInterval(polling);
      polling = setInterval(poll, Math.min(...needs.map(({ pollEvery }) => pollEvery)));
      if (!same) open();
      else if (mailbox) tell(mailbox);
    },
    close() {
      close();
      clearInterval(polling);
    },
  };
}
