import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { forgetSettings } from "@/lib/settings/queries";
import { createChannel, createPost, movePost } from "@/lib/testing/tribune";
import { answerFeed } from "@/lib/tribune/feed/answer";
import type { FormatName } from "@/lib/tribune/feed/formats";
import { isUnchanged, lastModified } from "@/lib/tribune/feed/freshness";
import { listPosts } from "@/lib/tribune/queries";
import { everybody } from "@/lib/tribune/reader";

type Ask = { slug?: string; query?: string; format?: FormatName; headers?: Record<string, string> };

function ask({ slug = "", query = "", format = "xml", headers = {} }: Ask = {}) {
  return answerFeed(null, new Request(`http://localhost:3000/tribune/remote/${format}/?${query}`, { headers }), { slug, format });
}

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

  test("the settings say how many come without a limit, and how many at most", async () => {
    await db.setting.createMany({
      data: [
        { key: "tribune.defaultLimit", value: 10 },
        { key: "tribune.maximumLimit", value: 20 },
      ],
    });
    forgetSettings();
    expect(await ids("")).toEqual(down(42, 33));
    expect(await ids("limit=1000")).toEqual(down(42, 23));
    await db.setting.deleteMany();
    forgetSettings();
  });
});

test("what a reader does not want to see is left out before the page is counted", async () => {
  const channel = await createChannel("choosy");
  for (const content of ["one", "spam", "two", "three", "spam"]) await createPost(content, { in: channel });
  const read = async (...except: Prisma.Sql[]) => (await listPosts({ ...everybody, except }, channel.id, { take: 2 })).map(({ raw }) => raw);
  expect(await read()).toEqual(["spam", "three"]);
  expect(await read(Prisma.sql`post.raw = ${"spam"}`)).toEqual(["three", "two"]);
  expect(await read(Prisma.sql`post.login = ${"nobody"}`, Prisma.sql`post.raw = ${"three"} or post.raw = ${"spam"}`)).toEqual(["two", "one"]);
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

  test("while its second is not well over, the newest post's feed claims to be a second older", () => {
    const newest = new Date("2026-11-20T18:30:50.700Z");
    expect(lastModified(newest, new Date("2026-11-20T18:30:50.900Z")).toUTCString()).toBe("Fri, 20 Nov 2026 18:30:49 GMT");
    expect(lastModified(newest, new Date("2026-11-20T18:30:51.999Z")).toUTCString()).toBe("Fri, 20 Nov 2026 18:30:49 GMT");
    expect(lastModified(newest, new Date("2026-11-20T18:30:52.000Z")).toUTCString()).toBe("Fri, 20 Nov 2026 18:30:50 GMT");
    const headers = new Headers({ "If-Modified-Since": "Fri, 20 Nov 2026 18:30:49 GMT" });
    expect(isUnchanged({ headers, changedAt: newest, tag: "", after: undefined })).toBe(false);
  });

  test("a channel that is not there is refused", async () => {
    await expect(ask({ slug: "nowhere" })).rejects.toMatchObject({ code: "not_found" });
  });
});
