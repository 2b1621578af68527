import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { forgetSettings } from "@/lib/settings/queries";
import { createMember } from "@/lib/testing/members";
import { choose } from "@/lib/testing/settings";
import { createChannel, createPost, participantOf } from "@/lib/testing/tribune";
import { shownSecond } from "@/lib/tribune/clock";
import { openChannel, postMessage } from "@/lib/tribune/commands";
import { listPosts } from "@/lib/tribune/queries";
import { everybody } from "@/lib/tribune/reader";

const draft = (content: string, key?: string) => ({ content, key, userAgent: "Mozilla/5.0", address: "192.0.2.7" });

beforeAll(() => forgetSettings());

test("the default channel is there when it is first wanted, and once", async () => {
  const opened = await Promise.all(Array.from({ length: 5 }, () => openChannel(null, "")));
  expect(new Set(opened.map((channel) => channel?.id)).size).toBe(1);
});

test("a channel that nobody made is not there, nor is one under an address of our own", async () => {
  await db.channel.create({ data: { slug: "remote", title: "Remote" } });
  for (const slug of ["nowhere", "remote", "a b", "../x"]) expect(await openChannel(null, slug)).toBeNull();
});

test("a hundred posts at once are numbered without a hole, in the order of their times", async () => {
  const channel = await createChannel("crowd");
  const member = await createMember();
  await Promise.all(Array.from({ length: 100 }, (_, index) => postMessage(participantOf(index % 2 ? member : undefined), channel, draft(`number ${index}`))));
  const posts = (await listPosts(everybody, channel.id, { take: 200 })).toReversed();
  expect(posts.map((post) => post.number)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  expect(posts.map((post) => post.change)).toEqual(posts.map((post) => post.number));
  const ranks = new Map<string, number>();
  for (const post of posts) {
    expect(post.second).toBe(shownSecond(post.postedAt, "Europe/Paris"));
    expect(post.rank).toBe((ranks.get(post.second) ?? 0) + 1);
    ranks.set(post.second, post.rank);
  }
});

test("channels count each for themselves", async () => {
  const [one, other] = [await createChannel("one"), await createChannel("other")];
  await createPost("a", { in: one });
  expect((await createPost("b", { in: other })).number).toBe(1);
  expect((await createPost("c", { in: one })).number).toBe(2);
});

test("sending again with the same key, even at once, gives the first post and leaves no hole", async () => {
  const channel = await createChannel("retry");
  const key = crypto.randomUUID();
  const answers = await Promise.all(Array.from({ length: 10 }, () => postMessage(participantOf(), channel, draft("once", key))));
  expect(new Set(answers.map((post) => post.number))).toEqual(new Set([1]));
  expect((await postMessage(participantOf(), channel, draft("later", key))).number).toBe(1);
  expect((await createPost("next", { in: channel })).number).toBe(2);
});

test("a key is its author's own: another's same key is another post", async () => {
  const channel = await createChannel("keys");
  const key = crypto.randomUUID();
  const [alice, bob] = [await createMember(), await createMember()];
  for (const author of [alice, bob]) await postMessage(participantOf(author), channel, draft("mine", key));
  expect(await listPosts(everybody, channel.id, { take: 5 })).toHaveLength(2);
});

test("a member's login is kept in the post when the account goes", async () => {
  const channel = await createChannel("leaving");
  const member = await createMember("gone soon");
  await createPost("bye", { by: member, in: channel });
  await db.member.delete({ where: { id: member.id } });
  expect(await listPosts(everybody, channel.id, { take: 1 })).toMatchObject([{ login: "gone soon", authorId: null }]);
});

test("marks that would run out of a post are refused", async () => {
  await expect(createPost(`Z${"\u0301".repeat(240)}`)).rejects.toMatchObject({ code: "invalid", sentence: "marksStacked", field: "content", values: { max: 5 } });
});

test.each(["", "   ", "\n\t", "\u200b", "\u0000\u0007", "\u00a0", "\u3164", "\u115f", "\u2800", "\ufe0f", "\u{1d159}", "\u0301"])("%j says nothing and is refused", async (content) => {
  await expect(createPost(content)).rejects.toMatchObject({ code: "invalid", sentence: "required", field: "content" });
});

test("what no feed can carry is left out of a post; newlines and tabs stay", async () => {
  const channel = await createChannel("clean");
  await createPost("a\u0000\u0007\u0085b\ud800c\ufffed\r\ne\tf", { in: channel });
  expect(await db.post.findFirst({ where: { channelId: channel.id } })).toMatchObject({ raw: "abcd\ne\tf", webHtml: "abcd\ne\tf", remoteMarkup: "abcd\ne f" });
});

test("every sign that breaks a line is kept as a newline", async () => {
  const channel = await createChannel("lines");
  await createPost("a\u2028b\u2029c\vd\fe\rf", { in: channel });
  expect(await db.post.findFirst({ where: { channelId: channel.id } })).toMatchObject({ raw: "a\nb\nc\nd\ne\nf" });
});

test("length is counted in characters, up to what the settings allow", async () => {
  const channel = await createChannel("long");
  await createPost("🦪".repeat(500), { in: channel });
  await expect(createPost("x".repeat(501), { in: channel })).rejects.toMatchObject({ code: "invalid", sentence: "tooLong", values: { max: 500, count: 501 } });
});

test.each([
  [null, "coward"],
  ["  ab ", "coward"],
  ["  Bond&nbsp; James ", "Bond James"],
  ["MÃ©lusine", "Mélusine"],
  ["M\u00e9lusine", "Mélusine"],
  ["x".repeat(200), "x".repeat(150)],
])("a program that calls itself %j is shown as %j", async (userAgent, info) => {
  const channel = await createChannel();
  expect(await postMessage(participantOf(), channel, { content: "hello", userAgent, address: "192.0.2.7" })).toMatchObject({ info, login: null });
});

test("where the settings want it, only members may post", async () => {
  await choose("tribune.anonymousMayPost", false);
  const channel = await createChannel();
  await expect(createPost("me?", { in: channel })).rejects.toMatchObject({ code: "forbidden", sentence: "tribuneClosed" });
  expect(await createPost("me!", { by: await createMember(), in: channel })).toMatchObject({ authorId: expect.any(Number) });
  await choose("tribune.anonymousMayPost", true);
});
