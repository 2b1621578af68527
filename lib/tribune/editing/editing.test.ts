import { describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { createMember } from "@/lib/testing/members";
import { choose } from "@/lib/testing/settings";
import { createChannel, createPost, movePost, participantOf, postId } from "@/lib/testing/tribune";
import { clockOf } from "@/lib/tribune/clock";
import { postMessage } from "@/lib/tribune/commands";
import { editPost } from "@/lib/tribune/editing/commands";
import { judgeEdit, seemsYoung } from "@/lib/tribune/editing/policy";
import { findEditable } from "@/lib/tribune/editing/queries";
import { hidePost, unhidePost } from "@/lib/tribune/hiding/commands";
import { known } from "@/lib/tribune/identity/participant";
import { type ListedChannel, type ListedPost, listPosts, listPostsBy } from "@/lib/tribune/queries";
import { everybody } from "@/lib/tribune/reader";
import { renderAgain } from "@/lib/tribune/rendering/commands";

const draft = (content: string) => ({ content, userAgent: "Mozilla/5.0 (X11)", address: "192.0.2.7" });
const stored = async (post: ListedPost, channel: ListedChannel) => db.post.findUniqueOrThrow({ where: { id: await postId(post, channel) }, include: { references: true } });
const ago = (minutes: number) => ({ postedAt: new Date(Date.now() - minutes * 60_000) });

describe("somebody who corrects their post", () => {
  test("changes its words and forms; number, clock, rank, time and whoever said it stay", async () => {
    const channel = await createChannel("typos");
    const alice = await createMember("alice who mistypes");
    const before = await createPost("helo <b>wrold</b>", { in: channel, by: alice });
    await createPost("next", { in: channel });
    const after = await editPost(participantOf(alice), channel, { number: 1, content: "hello <b>world</b>" });
    const { raw, webHtml, remoteMarkup, change, editedAt, ...rest } = after;
    expect(before).toMatchObject(rest);
    expect([raw, webHtml, remoteMarkup, change]).toEqual(["hello <b>world</b>", "hello <b>world</b>", "hello <b>world</b>", 3]);
    expect(editedAt?.getTime()).toBeGreaterThan(before.postedAt.getTime());
    expect((await listPosts(everybody, channel.id, { take: 5 })).map(({ number, raw: words }) => [number, words])).toEqual([
      [2, "next"],
      [1, "hello <b>world</b>"],
    ]);
    expect(await db.channel.findUnique({ where: { id: channel.id } })).toMatchObject({ lastNumber: 2, lastChange: 3, correctedAt: editedAt });
    expect((await listPostsBy(null, alice.id, 5)).posts).toMatchObject([{ webHtml: "hello <b>world</b>" }]);
  });

  test("may do so again, and without a change nothing changes", async () => {
    const channel = await createChannel("again");
    const alice = participantOf(await createMember());
    await postMessage(alice, channel, draft("one"));
    for (const content of ["two", "two", " two ", "three", "three"]) await editPost(alice, channel, { number: 1, content });
    expect(await db.channel.findUnique({ where: { id: channel.id } })).toMatchObject({ lastNumber: 1, lastChange: 4 });
  });

  test("needs no account, but the cookie of the post", async () => {
    const channel = await createChannel("cookies");
    const somebody = known(participantOf(), crypto.randomUUID());
    await postMessage(somebody, channel, draft("anonymus"));
    expect(await findEditable(somebody, channel, 1)).toMatchObject({ number: 1, content: "anonymus" });
    expect(await editPost(somebody, channel, { number: 1, content: "anonymous" })).toMatchObject({ raw: "anonymous", login: null });
    for (const other of [participantOf(), known(participantOf(), undefined), participantOf(await createMember())]) {
      expect(await findEditable(other, channel, 1)).toBeNull();
      await expect(editPost(other, channel, { number: 1, content: "mine" })).rejects.toMatchObject({ code: "not_found" });
    }
    await choose("tribune.ownPosts", 0);
    await expect(editPost(somebody, channel, { number: 1, content: "mine" })).rejects.toMatchObject({ code: "not_found" });
    await choose("tribune.ownPosts", 50);
  });

  test("is held to what a post may hold, and loses nothing when refused", async () => {
    const channel = await createChannel("rules");
    const alice = participantOf(await createMember());
    await postMessage(alice, channel, draft("short"));
    for (const content of [" \u200b\n", "\u2800"]) await expect(editPost(alice, channel, { number: 1, content })).rejects.toMatchObject({ sentence: "required", field: "content" });
    await expect(editPost(alice, channel, { number: 1, content: "x".repeat(501) })).rejects.toMatchObject({ sentence: "tooLong", field: "content", values: { max: 500, count: 501 } });
    expect(await editPost(alice, channel, { number: 1, content: "a\u0000b\r\nc\td\ufffe" })).toMatchObject({ raw: "ab\nc\td", remoteMarkup: "ab\nc d" });
    expect(await db.channel.findUnique({ where: { id: channel.id } })).toMatchObject({ lastChange: 2 });
  });

  test.each(["/name Bond James", "/nick x", "/bak frob", "/bak reset", "/lastfm instant", "/foo"])("says %j as it stands: in a correction it is no order", async (content) => {
    const channel = await createChannel(`slash-${crypto.randomUUID().slice(0, 8)}`);
    const alice = participantOf(await createMember());
    await postMessage(alice, channel, draft("hello"));
    expect(await editPost(alice, channel, { number: 1, content })).toMatchObject({ raw: content, webHtml: content });
  });

  test("may make an action of it, which only members can", async () => {
    const channel = await createChannel("actions");
    const [alice, somebody] = [participantOf(await createMember()), known(participantOf(), crypto.randomUUID())];
    for (const author of [alice, somebody]) await postMessage(author, channel, draft("waves"));
    expect(await editPost(alice, channel, { number: 1, content: "/me waves" })).toMatchObject({ webHtml: '<span class="action">waves</span>', remoteMarkup: "/me waves" });
    expect(await editPost(somebody, channel, { number: 2, content: "/me waves" })).toMatchObject({ webHtml: "/me waves" });
  });

  test("means other posts then, of those that were there before it, and answers to it still mean it", async () => {
    const channel = await createChannel("meanings");
    const alice = participantOf(await createMember());
    const [first, second] = [await createPost("first", { in: channel }), await createPost("second", { in: channel })];
    const third = await postMessage(alice, channel, draft("#1 yes"));
    const answer = await createPost("#3 no", { in: channel });
    const targets = async (post: ListedPost) => (await stored(post, channel)).references.map(({ targetId }) => targetId);
    expect(await targets(third)).toEqual([await postId(first, channel)]);
    expect(await editPost(alice, channel, { number: 3, content: "#2 yes" })).toMatchObject({ webHtml: '<a href="/tribune/meanings/#post-2" class="pointer">#2</a> yes' });
    expect(await targets(third)).toEqual([await postId(second, channel)]);
    await editPost(alice, channel, { number: 3, content: "no" });
    expect(await targets(third)).toEqual([]);
    expect(await targets(answer)).toEqual([await postId(third, channel)]);
  });

  test("means by a clock a post that was there when they spoke, not one that came since", async () => {
    const channel = await createChannel("clocks");
    const alice = participantOf(await createMember());
    const early = await createPost("early", { in: channel });
    await movePost(early, channel, { postedAt: new Date(Date.now() - 86_400_000), second: "20261120101112" });
    await postMessage(alice, channel, draft("x"));
    await movePost(await createPost("late", { in: channel }), channel, { postedAt: new Date(Date.now() + 1000), second: "20261121101112" });
    expect((await editPost(alice, channel, { number: 2, content: `${clockOf("20261120101112")} you` })).webHtml).toContain("/tribune/clocks/#post-1");
  });

  test("brings other links into the archive, and takes those out that are gone", async () => {
    const channel = await createChannel("links");
    const alice = participantOf(await createMember());
    await postMessage(alice, channel, draft("http://kept.example/ http://gone.example/"));
    const archived = async () => (await db.postUrl.findMany({ where: { channelId: channel.id }, orderBy: { id: "asc" }, take: 9 })).map(({ id, url, words }) => ({ id, url, words: words.split("\n")[1] }));
    const kept = (await archived()).find(({ url }) => url === "http://kept.example/");
    await editPost(alice, channel, { number: 1, content: "http://new.example/ http://kept.example/" });
    const words = "http://new.example/ http://kept.example/";
    expect(await archived()).toEqual([
      { ...kept, words },
      { id: expect.any(Number), url: "http://new.example/", words },
    ]);
    await db.postUrl.updateMany({ where: { url: "http://new.example/" }, data: { removedAt: new Date() } });
    for (const content of ["nothing", "http://new.example/"]) await editPost(alice, channel, { number: 1, content });
    expect(await db.postUrl.findMany({ where: { channelId: channel.id }, take: 9 })).toMatchObject([{ url: "http://new.example/", removedAt: expect.any(Date) }]);
  });

  test("keeps the correction when all is rendered again", async () => {
    const channel = await createChannel("rendered");
    const alice = participantOf(await createMember());
    await createPost("x", { in: channel });
    await postMessage(alice, channel, draft("#1 helo"));
    const edited = await editPost(alice, channel, { number: 2, content: "#1 hello" });
    const before = await stored(edited, channel);
    await db.post.update({ where: { id: before.id }, data: { webHtml: "lost" } });
    await renderAgain(0, () => {});
    expect(await stored(edited, channel)).toEqual(before);
  });
});

describe("a post", () => {
  test("is corrected for as many minutes as the settings say", async () => {
    const channel = await createChannel("minutes");
    const alice = participantOf(await createMember());
    const post = await postMessage(alice, channel, draft("old"));
    await movePost(post, channel, ago(4.9));
    await editPost(alice, channel, { number: 1, content: "just in time" });
    await movePost(post, channel, ago(5));
    expect(await findEditable(alice, channel, 1)).toBeNull();
    await expect(editPost(alice, channel, { number: 1, content: "too late" })).rejects.toMatchObject({ code: "conflict", sentence: "editOver" });
    await choose("tribune.editMinutes", 10);
    expect(await findEditable(alice, channel, 1)).toMatchObject({ content: "just in time" });
    await editPost(alice, channel, { number: 1, content: "in time again" });
    await choose("tribune.editMinutes", 0);
    await expect(editPost(alice, channel, { number: 1, content: "never" })).rejects.toMatchObject({ sentence: "editOver" });
    expect((await stored(post, channel)).raw).toBe("in time again");
    await choose("tribune.editMinutes", 5);
  });

  test("that is hidden is corrected by nobody, until it is shown again", async () => {
    const channel = await createChannel("hidden");
    const [alice, mona] = [participantOf(await createMember()), await createMember(undefined, { role: "MODERATOR" })];
    const id = await postId(await postMessage(alice, channel, draft("rude")), channel);
    await hidePost(mona.actor, id);
    expect(await findEditable(alice, channel, 1)).toBeNull();
    await expect(editPost(alice, channel, { number: 1, content: "polite" })).rejects.toMatchObject({ code: "conflict", sentence: "editHidden" });
    await unhidePost(mona.actor, id);
    expect(await editPost(alice, channel, { number: 1, content: "polite" })).toMatchObject({ raw: "polite", change: 4 });
    await hidePost(mona.actor, id);
    expect((await listPosts(everybody, channel.id, { take: 1 }))[0]).toMatchObject({ raw: "[hidden]", editedAt: null });
  });

  test("of somebody else is not theirs to correct, whatever their rank, and neither is one that is not there", async () => {
    const channel = await createChannel("others");
    await createPost("mine", { in: channel, by: await createMember() });
    for (const role of ["MEMBER", "MODERATOR", "ADMINISTRATOR"] as const) {
      const other = participantOf(await createMember(undefined, { role }));
      for (const number of [1, 2]) await expect(editPost(other, channel, { number, content: "yours" })).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await listPosts(everybody, channel.id, { take: 5 })).map(({ raw }) => raw)).toEqual(["mine"]);
  });

  test("is corrected by those alone who may post on its channel now", async () => {
    const channel = await createChannel("shut");
    const [alice, somebody] = [participantOf(await createMember()), known(participantOf(), crypto.randomUUID())];
    for (const author of [alice, somebody]) await postMessage(author, channel, draft("x"));
    for (const shut of [{ locked: true }, { anonymousMayPost: false }]) {
      expect(await findEditable(somebody, { ...channel, ...shut }, 2)).toBeNull();
      await expect(editPost(somebody, { ...channel, ...shut }, { number: 2, content: "y" })).rejects.toMatchObject({ code: "forbidden", sentence: "tribuneClosed" });
      expect(await editPost(alice, { ...channel, ...shut }, { number: 1, content: Object.keys(shut)[0] ?? "" })).toMatchObject({ number: 1 });
    }
  });

  test("that twenty corrections reach at once ends as the last of them, each numbered", async () => {
    const channel = await createChannel("together");
    const alice = participantOf(await createMember());
    await postMessage(alice, channel, draft("0"));
    const edits = await Promise.all(Array.from({ length: 20 }, (_, place) => editPost(alice, channel, { number: 1, content: `version ${place}` })));
    const last = edits.toSorted((one, other) => other.change - one.change)[0];
    expect(new Set(edits.map(({ change }) => change)).size).toBe(20);
    expect((await listPosts(everybody, channel.id, { take: 1 }))[0]).toMatchObject({ raw: last?.raw, change: 21 });
  });
});

test("the time for correcting ends with its last minute, and never counts for a hidden post", () => {
  const [postedAt, second] = [new Date("2026-11-20T18:30:00.500Z"), 1000];
  const after = (seconds: number) => ({ now: new Date(postedAt.getTime() + seconds * second), minutes: 5 });
  expect([0, 299, 299.999, 300, 1e6].map((seconds) => judgeEdit({ postedAt, hiddenAt: null }, after(seconds)))).toEqual(["edit", "edit", "edit", "over", "over"]);
  expect(judgeEdit({ postedAt, hiddenAt: postedAt }, after(0))).toBe("hidden");
  expect(judgeEdit({ postedAt, hiddenAt: null }, { ...after(0), minutes: 0 })).toBe("over");
});

test("a post seems young for its minutes, also over midnight and while the clocks are put forward or back", () => {
  const seems = (posted: string, now: string) => seemsYoung(posted, { now: Date.parse(now), minutes: 5 });
  const beforeMidnight = ["23:55:59", "23:56:00", "23:56:01"].map((time) => seems(`2026-11-30T${time}Z`, "2026-12-01T00:01:00Z"));
  expect(beforeMidnight).toEqual([false, false, true]);
  expect(seems("2026-03-29T01:59:50+01:00", "2026-03-29T03:00:10+02:00")).toBe(true);
  expect(seems("2026-10-25T02:59:50+02:00", "2026-10-25T02:59:50+01:00")).toBe(false);
});

test("a post of somebody else never seems young enough to correct", () => {
  expect(seemsYoung(undefined, { now: 0, minutes: 5 })).toBe(false);
});
