import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { listen } from "@/lib/realtime/hub";
import { createMember, type TestMember } from "@/lib/testing/members";
import { statementsOf } from "@/lib/testing/statements";
import { openStream } from "@/lib/testing/streams";
import { createChannel, createPost, movePost, participantOf, postId } from "@/lib/testing/tribune";
import { editPost } from "@/lib/tribune/editing/commands";
import { answerFeed } from "@/lib/tribune/feed/answer";
import { answerClock } from "@/lib/tribune/feed/clock-view";
import type { FormatName } from "@/lib/tribune/feed/formats";
import { latest } from "@/lib/tribune/feed/freshness";
import { forgetBoard } from "@/lib/tribune/feed/kept-boards";
import { hidePost, unhidePost } from "@/lib/tribune/hiding/commands";
import type { ListedChannel, ListedPost } from "@/lib/tribune/queries";

type Ask = { query?: string; format?: FormatName; headers?: Record<string, string>; viewer?: TestMember };

let alice: TestMember;
let mona: TestMember;
let channel: ListedChannel;

const ask = ({ query = "", format = "tsv", headers = {}, viewer }: Ask = {}) => answerFeed(viewer?.actor ?? null, new Request(`http://localhost:3000/tribune/x/remote/${format}/?${query}`, { headers }), { slug: channel.slug, format });
const edit = (number: number, content: string) => editPost(participantOf(alice), channel, { number, content });
const say = (content: string) => createPost(content, { in: channel, by: alice });

/** A post of some time ago, which may still be edited. */
async function saidBefore(content: string, seconds = 60): Promise<ListedPost> {
  const post = await say(content);
  await movePost(post, channel, { postedAt: new Date(Date.now() - seconds * 1000) });
  return post;
}

beforeAll(async () => {
  alice = await createMember("alice");
  mona = await createMember("mona", { role: "MODERATOR" });
});

beforeEach(async () => {
  channel = await createChannel(`edits-${crypto.randomUUID().slice(0, 8)}`);
});

test("every format gives the new words under the old number and clock, and JSON alone says that they are new", async () => {
  await say("the frist");
  const before = await (await ask({ format: "xml" })).text();
  const { editedAt } = await edit(1, "the first");
  for (const format of ["plain", "xml", "crap", "tsv", "json"] as const) {
    const body = await (await ask({ format })).text();
    expect(body).toContain("the first");
    expect(body).not.toContain("frist");
  }
  expect(await (await ask({ format: "xml" })).text()).toBe(before.replace("frist", "first"));
  const [shown] = JSON.parse(await (await ask({ format: "json" })).text());
  expect(shown).toMatchObject({ id: 1, web_render: "the first", edited: editedAt?.toISOString() });
  const clock = new Request(`http://localhost:3000/tribune/x/clock/${shown.clock}/`);
  expect(await (await answerClock(null, clock, channel.slug)).json()).toMatchObject([{ web_render: "the first", edited: shown.edited }]);
});

for (const [what, change] of [
  ["edited", () => edit(1, "new")],
  ["hidden", async (post: ListedPost) => hidePost(mona.actor, await postId(post, channel))],
] as const) {
  test(`who asks by time or by tag is given what was ${what} since, also below the newest, and then hears no more of it`, async () => {
    const post = await saidBefore("old", 90);
    await saidBefore("newest");
    const first = await ask();
    const byTime = { "If-Modified-Since": first.headers.get("last-modified") ?? "" };
    const byTag = { "If-None-Match": first.headers.get("etag") ?? "" };
    for (const headers of [byTime, byTag]) expect((await ask({ headers })).status).toBe(304);
    await change(post);
    for (const headers of [byTime, byTag]) expect((await ask({ headers })).status).toBe(200);
    const second = await ask();
    expect(Date.parse(second.headers.get("last-modified") ?? "")).toBeGreaterThan(Date.parse(byTime["If-Modified-Since"]));
    expect((await ask({ headers: { "If-None-Match": second.headers.get("etag") ?? "" } })).status).toBe(304);
    await db.channel.update({ where: { id: channel.id }, data: { correctedAt: new Date(Date.now() - 30_000) } });
    forgetBoard(channel.id);
    const third = await ask();
    expect((await ask({ headers: { "If-Modified-Since": third.headers.get("last-modified") ?? "" } })).status).toBe(304);
  });
}

test("a burst of corrections is seen by a client that asks by time, whichever second each falls in", async () => {
  await saidBefore("0");
  let modified = (await ask()).headers.get("last-modified") ?? "";
  for (let turn = 1; turn <= 15; turn++) {
    await edit(1, `version ${turn}`);
    const answer = await ask({ headers: { "If-Modified-Since": modified } });
    expect(await answer.text()).toMatch(new RegExp(`\tversion ${turn}\n$`));
    modified = answer.headers.get("last-modified") ?? "";
  }
});

test("after an edit nothing new still costs no database", async () => {
  const news = vi.fn();
  listen(`channel:${channel.id}`, news);
  await saidBefore("old");
  await edit(1, "new");
  await vi.waitFor(() => expect(news).toHaveBeenCalledTimes(2));
  const tag = (await ask()).headers.get("etag") ?? "";
  const asked = await statementsOf(async () => {
    expect((await ask({ headers: { "If-None-Match": tag } })).status).toBe(304);
    expect((await ask({ headers: { "If-Modified-Since": new Date(Date.now() + 5000).toUTCString() } })).status).toBe(304);
    expect((await ask({ query: "last_id=1" })).status).toBe(304);
  });
  expect(asked.filter((statement) => !statement.includes('"Setting"'))).toEqual([]);
});

test("who asks for what came after a number is not given a post again because it was edited", async () => {
  for (const content of ["1", "2", "3"]) await say(content);
  await edit(2, "two");
  expect((await ask({ query: "last_id=3" })).status).toBe(304);
  expect(await (await ask({ query: "last_id=2" })).text()).not.toContain("two");
  expect(await (await ask({ query: "last_id=1" })).text()).toMatch(/^2\t\d{14}\t[^\t]*\talice\ttwo\n3\t/);
});

test("a correction is told once, as a change of its post, over reconnections", async () => {
  await say("helo");
  const stream = await openStream(channel.slug, { query: "last_id=0" });
  expect(await stream.next()).toMatchObject({ id: "1", event: "message", post: { web_render: "helo" } });
  const { editedAt } = await edit(1, "hello");
  const told = { id: "1.2", event: "edited", post: { id: 1, web_render: "hello", edited: editedAt?.toISOString() } };
  expect(await stream.next()).toMatchObject(told);
  await say("next");
  expect(await stream.next()).toMatchObject({ id: "2" });
  stream.leave();
  for (const [lastEventId, events] of [
    ["1", [told, { id: "2" }]],
    ["1.2", [{ id: "2" }]],
    ["2", []],
  ] as const) {
    const back = await openStream(channel.slug, { lastEventId });
    for (const event of events) expect(await back.next()).toMatchObject(event);
    const { number } = await say("and on");
    expect(await back.next()).toMatchObject({ id: String(number), event: "message" });
    back.leave();
    await db.post.deleteMany({ where: { channelId: channel.id, number } });
  }
});

test("of a post that was edited, hidden and shown while a reader was away, they get how it looks now, once", async () => {
  const id = await postId(await say("one"), channel);
  await edit(1, "two");
  await hidePost(mona.actor, id);
  const away = await openStream(channel.slug, { lastEventId: "1" });
  expect(await away.next()).toMatchObject({ id: "1.3", event: "hidden", post: { web_render: "[hidden]" } });
  away.leave();
  await unhidePost(mona.actor, id);
  await edit(1, "three");
  const back = await openStream(channel.slug, { lastEventId: "1.3" });
  expect(await back.next()).toMatchObject({ id: "1.5", event: "edited", post: { web_render: "three" } });
  await say("and on");
  expect(await back.next()).toMatchObject({ id: "2" });
  back.leave();
});

test("filters look at the words as they are now, on every page, by every validator, and in streams", async () => {
  const reader = await createMember();
  await db.filterRule.create({ data: { memberId: reader.id, target: "MESSAGE", kind: "CONTAINS", pattern: "spam" } });
  for (const content of ["one", "spam", "three"]) await saidBefore(content);
  const numbers = async () => (await (await ask({ viewer: reader })).text()).match(/^\d+/gm);
  const first = await ask({ viewer: reader });
  const unchanged = async (name: string, header: string) => (await ask({ viewer: reader, headers: { [name]: first.headers.get(header) ?? "" } })).status;
  const stream = await openStream(channel.slug, { viewer: reader.actor });
  expect(await numbers()).toEqual(["1", "3"]);
  await edit(1, "spam as well");
  expect([await numbers(), await unchanged("If-None-Match", "etag"), await unchanged("If-Modified-Since", "last-modified")]).toEqual([["3"], 200, 200]);
  await edit(2, "no more");
  expect(await numbers()).toEqual(["2", "3"]);
  expect(await stream.next()).toMatchObject({ id: "2.5", event: "edited", post: { id: 2, web_render: "no more" } });
  stream.leave();
});

test("of the newest post and the latest correction the later one counts", () => {
  const [early, late] = [new Date(1000), new Date(2000)];
  expect([latest(early, null), latest(early, late), latest(late, early)]).toEqual([early, late, late]);
});
