import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import { createMember } from "@/lib/testing/members";
import { createChannel, createPost, movePost } from "@/lib/testing/tribune";
import { answerFeed, type Format } from "@/lib/tribune/feed/answer";
import { isUnchanged, lastModified } from "@/lib/tribune/feed/freshness";
import type { ListedChannel } from "@/lib/tribune/queries";

type Ask = { slug?: string; query?: string; format?: Format; viewer?: Actor; headers?: Record<string, string> };

function ask({ slug = "", query = "", format = "xml", viewer, headers = {} }: Ask = {}) {
  return answerFeed(viewer ?? null, new Request(`http://localhost:3000/tribune/remote/${format}/?${query}`, { headers }), { slug, format });
}

describe("formats", () => {
  let channel: ListedChannel;
  beforeAll(async () => {
    channel = await createChannel("formats");
    const superman = await createMember("superman");
    const first = await createPost("moules< coin", { in: channel, userAgent: 'Bond <James> & "co"' });
    const second = await createPost("19:30:51² hello & <you> <b>bold</b> http://example.com/a.pdf?a=1&b=2 été", { in: channel, by: superman });
    await movePost(first, channel, { postedAt: new Date("2026-11-20T18:30:50.100Z"), second: "20261120193050" });
    await movePost(second, channel, { postedAt: new Date("2026-11-20T18:30:51.900Z"), second: "20261120193051" });
  });

  test("the XML is, to the byte, what old clients read", async () => {
    const answer = await ask({ slug: "formats" });
    expect(await answer.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<board site="http://localhost:3000">' +
        '<post id="2" time="20261120193051"><info>Mozilla/5.0 (X11)</info><login>superman</login><message>19:30:51² hello &amp; &lt;you&gt; <b>bold</b> <a href="http://example.com/a.pdf?a=1&amp;b=2">[pdf]</a> été</message></post>' +
        '<post id="1" time="20261120193050"><info>Bond &lt;James&gt; &amp; &quot;co&quot;</info><login></login><message>moules&lt; coin</message></post></board>',
    );
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/xml; charset=utf-8",
      pragma: "no-cache",
      "cache-control": "no-cache, no-store, must-revalidate, max-age=0",
      vary: "Cookie",
      "last-modified": "Fri, 20 Nov 2026 18:30:51 GMT",
    });
  });

  test("the JSON has a web render, a rank and whose it is, in ASCII", async () => {
    const answer = await ask({ slug: "formats", format: "json", query: "limit=1" });
    const text = await answer.text();
    expect(text).toMatch(/^\[\{"id":2,"created":"20261120193051","clock":"19:30:51","author__username":"superman","user_agent":"Mozilla\/5\.0 \(X11\)","web_render":"/);
    expect(text).toMatch(/\\u00e9t\\u00e9","clock_indice":\d+,"clockclass":"193051\d\d","owned":false\}\]$/);
    expect(text).not.toMatch(/[^\x20-\x7e]/);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  });

  test("a member's own posts are marked for that member only", async () => {
    const clark = await createMember("clark");
    await createPost("mine", { in: channel, by: clark });
    const owned = async (viewer?: Actor) => ((await (await ask({ slug: "formats", format: "json", ...(viewer && { viewer }) })).json()) as { owned: boolean }[]).map((post) => post.owned);
    expect(await owned(clark.actor)).toEqual([true, false, false]);
    expect(await owned()).toEqual([false, false, false]);
  });
});

describe("selection", () => {
  beforeAll(async () => {
    const channel = await createChannel("selection");
    for (let number = 1; number <= 42; number++) await createPost(`${number}`, { in: channel });
  });

  const ids = async (query: string) => {
    const answer = await ask({ slug: "selection", query });
    return answer.status === 304 ? [] : [...(await answer.text()).matchAll(/<post id="(\d+)"/g)].map((found) => Number(found[1]));
  };
  const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index);

  test.each([
    ["limit=30", down(42, 13)],
    ["limit=10", down(42, 33)],
    ["limit=30&last_id=15", down(42, 16)],
    ["limit=5&last_id=15", down(42, 38)],
    ["", down(42, 1)],
    ["direction=asc", down(42, 1).toReversed()],
    ["direction=ASC", down(42, 1).toReversed()],
    ["direction=sideways", down(42, 1)],
    ["limit=1&direction=asc", [42]],
    ["limit=1000", down(42, 1)],
    ["limit=0", down(42, 1)],
    ["limit=-3", down(42, 1)],
    ["limit=abc&last_id=abc", down(42, 1)],
    ["last_id=-5", down(42, 1)],
    ["last=40", [42, 41]],
    ["id=41", [42]],
    ["last_id=42", []],
    ["last_id=9999", []],
    ["last_id=99999999999999999999", []],
  ])("%s gives the right posts", async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });
});

describe("nothing new", () => {
  test("an empty channel, and nothing after the last number, is 304 without a body", async () => {
    await createChannel("empty");
    const answer = await ask({ slug: "empty" });
    expect([answer.status, await answer.text(), answer.headers.get("last-modified")]).toEqual([304, "", null]);
  });

  test("a client that has the newest is told so by time and by tag, until somebody speaks", async () => {
    const channel = await createChannel("validators");
    await movePost(await createPost("one", { in: channel }), channel, { postedAt: new Date("2026-11-20T18:30:50.700Z") });
    const first = await ask({ slug: "validators" });
    const byTime = { "If-Modified-Since": first.headers.get("last-modified") ?? "" };
    const byTag = { "If-None-Match": first.headers.get("etag") ?? "" };
    for (const headers of [byTime, byTag]) expect((await ask({ slug: "validators", headers })).status).toBe(304);
    expect((await ask({ slug: "validators", headers: byTime, query: "last_id=0" })).status).toBe(200);
    await createPost("two", { in: channel });
    for (const headers of [byTime, byTag]) expect((await ask({ slug: "validators", headers })).status).toBe(200);
  });

  test("while its second is not over, the newest post's feed claims to be a second older", () => {
    const newest = new Date("2026-11-20T18:30:50.700Z");
    expect(lastModified(newest, new Date("2026-11-20T18:30:50.900Z")).toUTCString()).toBe("Fri, 20 Nov 2026 18:30:49 GMT");
    expect(lastModified(newest, new Date("2026-11-20T18:30:51.000Z")).toUTCString()).toBe("Fri, 20 Nov 2026 18:30:50 GMT");
    const headers = new Headers({ "If-Modified-Since": "Fri, 20 Nov 2026 18:30:49 GMT" });
    expect(isUnchanged({ headers, newest, tag: "", after: undefined })).toBe(false);
  });

  test("a channel that is not there is refused", async () => {
    await expect(ask({ slug: "nowhere" })).rejects.toMatchObject({ code: "not_found" });
  });
});
