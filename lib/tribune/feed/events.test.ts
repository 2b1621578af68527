import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { createMember } from "@/lib/testing/members";
import { choose } from "@/lib/testing/settings";
import { openStream } from "@/lib/testing/streams";
import { createChannel, createPost, postId } from "@/lib/testing/tribune";
import { hidePost, unhidePost } from "@/lib/tribune/hiding/commands";
import { unnamePosts } from "@/lib/tribune/people/commands";
import { listChangesTogether } from "@/lib/tribune/queries";
import { everybody } from "@/lib/tribune/reader";

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
  const stream = await openStream("resumed", { query: "last_id=1", lastEventId: "2" });
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

test("when a channel is locked, people without an account hear no more of it, and members go on; when the tribune is, their streams end", async () => {
  const channel = await createChannel("closing");
  const alice = await createMember();
  const [outside, inside] = [await openStream("closing"), await openStream("closing", { viewer: alice.actor })];
  await db.channel.update({ where: { id: channel.id }, data: { locked: true } });
  await createPost("for members", { in: channel, by: alice });
  expect(await inside.next()).toMatchObject({ id: "1" });
  expect(await listChangesTogether(everybody, channel.id, { since: 0, take: 5 })).toEqual([]);
  await choose("tribune.locked", true);
  await createPost("for members too", { in: channel, by: alice });
  expect(await inside.next()).toMatchObject({ id: "2" });
  expect(await outside.next()).toBeNull();
  await choose("tribune.locked", false);
  inside.leave();
});

test("other channels are not heard", async () => {
  const [here, there] = [await createChannel("here"), await createChannel("there")];
  const stream = await openStream("here");
  await createPost("elsewhere", { in: there });
  await createPost("here", { in: here });
  expect(await stream.next()).toMatchObject({ id: "1", post: { web_render: "here" } });
  stream.leave();
});

test("a post that is hidden vanishes from what readers see, under its number, and comes back", async () => {
  const channel = await createChannel("hidden-live");
  const [mona, spammer] = [await createMember(undefined, { role: "MODERATOR" }), await createMember("spammer")];
  const post = await createPost("buy <b>now</b>", { in: channel, by: spammer });
  const stream = await openStream("hidden-live");
  await hidePost(mona.actor, await postId(post, channel));
  expect(await stream.next()).toMatchObject({ id: "1.2", event: "hidden", post: { id: 1, author__username: null, user_agent: "[hidden]", web_render: "[hidden]", hidden: true } });
  await hidePost(mona.actor, await postId(post, channel));
  await unhidePost(mona.actor, await postId(post, channel));
  expect(await stream.next()).toMatchObject({ id: "1.3", event: "edited", post: { id: 1, author__username: "spammer", web_render: "buy <b>now</b>" } });
  stream.leave();
});

test("who comes back after a post is told of what changed meanwhile, and of nothing twice", async () => {
  const channel = await createChannel("changed-meanwhile");
  const mona = await createMember(undefined, { role: "MODERATOR" });
  const posts = [await createPost("1", { in: channel }), await createPost("2", { in: channel })] as const;
  await hidePost(mona.actor, await postId(posts[0], channel));
  await createPost("3", { in: channel });
  const all = [{ id: "2" }, { id: "1.3", event: "hidden" }, { id: "3" }];
  for (const [place, lastEventId] of ["1", "2", "1.3"].entries()) {
    const stream = await openStream("changed-meanwhile", { lastEventId });
    for (const event of all.slice(place)) expect(await stream.next()).toMatchObject(event);
    await createPost("and on", { in: channel });
    expect(await stream.next()).toMatchObject({ post: { web_render: "and on" } });
    stream.leave();
    await stream.next();
  }
});

test("a post that was hidden before anybody heard of it is a tombstone from the start", async () => {
  const channel = await createChannel("hidden-early");
  const mona = await createMember(undefined, { role: "MODERATOR" });
  await hidePost(mona.actor, await postId(await createPost("never seen", { in: channel }), channel));
  const stream = await openStream("hidden-early", { query: "last_id=0" });
  expect(await stream.next()).toMatchObject({ id: "1", post: { web_render: "[hidden]" } });
  expect(await stream.next()).toMatchObject({ id: "1.2", event: "hidden" });
  stream.leave();
});

test("a name that is taken off the posts of a member who left is an edit", async () => {
  const channel = await createChannel("unnamed-live");
  const leaver = await createMember("leaver");
  await createPost("so long", { in: channel, by: leaver });
  const stream = await openStream("unnamed-live");
  await db.member.update({ where: { id: leaver.id }, data: { leftAt: new Date() } });
  await unnamePosts(leaver.id);
  expect(await stream.next()).toMatchObject({ id: "1.2", event: "edited", post: { author__username: null, user_agent: "former member" } });
  stream.leave();
});

test("what a reader filters out does not come by the stream either", async () => {
  const channel = await createChannel("filtered-live");
  const alice = await createMember();
  await db.filterRule.create({ data: { memberId: alice.id, target: "MESSAGE", kind: "CONTAINS", pattern: "noise" } });
  const stream = await openStream("filtered-live", { viewer: alice.actor });
  for (const content of ["noise", "music", "more noise", "silence"]) await createPost(content, { in: channel });
  expect([await stream.next(), await stream.next()].map((seen) => seen?.post.web_render)).toEqual(["music", "silence"]);
  stream.leave();
});
