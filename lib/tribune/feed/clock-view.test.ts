import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { createMember } from "@/lib/testing/members";
import { createChannel, createPost, movePost, postId } from "@/lib/testing/tribune";
import { answerClock } from "@/lib/tribune/feed/clock-view";
import type { Rule } from "@/lib/tribune/filters/rule";
import { hidePost } from "@/lib/tribune/hiding/commands";
import { seal, stateCookieName } from "@/lib/tribune/identity/cookie";
import { blank } from "@/lib/tribune/identity/state";
import { orRefusal } from "@/lib/tribune/remote/refusal";

const slug = "clocks";

function ask(clock: string, headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost:3000/tribune/${slug}/clock/${clock}`, { headers });
  return orRefusal(request, () => answerClock(null, request, slug));
}

const ids = async (clock: string) => ((await (await ask(clock)).json()) as { id: number }[]).map(({ id }) => id);

beforeAll(async () => {
  const channel = await createChannel(slug);
  for (const [second, rank] of [
    ["20251120123400", 1],
    ["20251120123456", 1],
    ["20261120123456", 1],
    ["20261120123456", 2],
    ["20261120123500", 1],
  ] as const) {
    await movePost(await createPost("said", { in: channel }), channel, { postedAt: new Date(), second, rank });
  }
});

test.each([
  ["12:34", [1, 2, 3, 4]],
  ["12:34/", [1, 2, 3, 4]],
  ["12:34:56/", [2, 3, 4]],
  ["123456", [2, 3, 4]],
  ["1234", [1, 2, 3, 4]],
  ["12:34:56^2/", [4]],
  ["12:34:56%C2%B2", [4]],
  ["12:34:56:2", [4]],
  ["2025-11-20T12:34:56/", [2]],
  ["11201234", [1, 2, 3, 4]],
  ["1120123456/", [2, 3, 4]],
  ["202611201234", [3, 4]],
  ["20251120123456", [2]],
  ["12:36/", []],
  ["12:34/?limit=2", [3, 4]],
  ["12:34/?limit=2&direction=desc", [4, 3]],
])("the clock %s has these posts, of every day", async (clock, expected) => {
  expect(await ids(clock)).toEqual(expected);
});

test.each(["24:00", "12:60", "abcde", "1", "12345", "13201234", "12:34@other", "%E9", "#3"])("%j is no clock, which is said in plain text", async (clock) => {
  const answer = await ask(clock);
  expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([400, "text/plain; charset=utf-8", "Unvalid clock format, should be 00:00[:00][^1]"]);
});

test("there is never nothing new: who asks again is answered again", async () => {
  const first = await ask("12:34/");
  expect(first.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect((await ask("12:34/", { "If-Modified-Since": new Date().toUTCString() })).status).toBe(200);
});

test("what a reader filters out is not shown, and makes room for older ones", async () => {
  const channel = await createChannel("filtered-clocks");
  for (const [rank, content] of ["one", "two", "three"].entries()) await movePost(await createPost(content, { in: channel }), channel, { postedAt: new Date(), second: "20261120123456", rank: rank + 1 });
  const seen = async (filtering: boolean) => {
    const rules: Rule[] = [{ target: "message", kind: "==", pattern: "three" }];
    const request = new Request("http://localhost:3000/tribune/filtered-clocks/clock/12:34:56/?limit=2", { headers: { cookie: `${await stateCookieName()}=${seal({ ...blank, filtering, rules })}` } });
    return ((await (await answerClock(null, request, "filtered-clocks")).json()) as { web_render: string }[]).map((post) => post.web_render);
  };
  expect(await seen(true)).toEqual(["one", "two"]);
  expect(await seen(false)).toEqual(["two", "three"]);
});

test("a clock of a locked channel is shown to members only", async () => {
  const channel = await createChannel("locked-clocks");
  await movePost(await createPost("said", { in: channel }), channel, { postedAt: new Date(), second: "20261120123456", rank: 1 });
  await db.channel.update({ where: { id: channel.id }, data: { locked: true } });
  const request = new Request("http://localhost:3000/tribune/locked-clocks/clock/12:34:56/");
  expect((await orRefusal(request, () => answerClock(null, request, "locked-clocks"))).status).toBe(403);
  expect(await (await answerClock((await createMember()).actor, request, "locked-clocks")).json()).toHaveLength(1);
});

test("of a hidden post its clock shows that it was there, and no word of it", async () => {
  const channel = await createChannel("hidden-clocks");
  const mona = await createMember(undefined, { role: "MODERATOR" });
  const post = await createPost("rude words", { in: channel, userAgent: "rude client" });
  await movePost(post, channel, { postedAt: new Date(), second: "20261120123456", rank: 1 });
  await hidePost(mona.actor, await postId(post, channel));
  const answer = await answerClock(null, new Request("http://localhost:3000/tribune/hidden-clocks/clock/12:34:56/"), "hidden-clocks");
  const text = await answer.text();
  expect(text).not.toContain("rude");
  expect(JSON.parse(text)).toMatchObject([{ id: 1, hidden: true, owned: false }]);
});
