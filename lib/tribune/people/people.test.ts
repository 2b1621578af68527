import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { letDepart } from "@/lib/testing/leaving";
import { createMember } from "@/lib/testing/members";
import { createChannel, createPost } from "@/lib/testing/tribune";
import { xml } from "@/lib/tribune/feed/xml";
import { forgetAddresses, formerInfo, unnamePosts } from "@/lib/tribune/people/commands";
import { listPosts } from "@/lib/tribune/queries";
import { everybody } from "@/lib/tribune/reader";

test("what somebody said stays under its number, without name, program and address", async () => {
  const channel = await createChannel("farewell");
  const [rosa, simon] = [await createMember("rosa"), await createMember("simon")];
  await createPost("hello", { by: rosa, in: channel, userAgent: "Rosa’s own client" });
  await createPost("hi", { by: simon, in: channel });
  await letDepart(rosa);
  const posts = (await listPosts(everybody, channel.id, { take: 5 })).toReversed();
  expect(posts).toMatchObject([
    { number: 1, login: null, info: formerInfo, webHtml: "hello" },
    { number: 2, login: "simon", webHtml: "hi" },
  ]);
  expect(xml.render(posts)).not.toContain("osa");
  expect(await db.post.count({ where: { authorId: rosa.id, address: { not: null } } })).toBe(0);
});

test("each post that lost its name is a change of its channel, in order and without a hole, so that readers see it", async () => {
  const channel = await createChannel("changes");
  const [tessa, udo] = [await createMember("tessa"), await createMember("udo")];
  for (const by of [tessa, udo, tessa]) await createPost("said", { by, in: channel });
  await letDepart(tessa);
  const posts = (await listPosts(everybody, channel.id, { take: 5 })).toReversed();
  expect(posts.map(({ number, change }) => [number, change])).toEqual([
    [1, 4],
    [2, 2],
    [3, 5],
  ]);
  await createPost("later", { by: udo, in: channel });
  expect((await listPosts(everybody, channel.id, { take: 1 }))[0]).toMatchObject({ number: 4, change: 6 });
});

test("many posts lose their name batch by batch, while others go on posting, and once", async () => {
  const channel = await createChannel("crowd-leaves");
  const [vera, willi] = [await createMember("vera w"), await createMember("willi")];
  const post = { channelId: channel.id, authorId: vera.id, login: "vera w", info: "x", raw: "x", webHtml: "x", remoteMarkup: "x", postedAt: new Date(), second: "20261121120000", authorKey: `m${vera.id}` };
  await db.post.createMany({ data: Array.from({ length: 1234 }, (_, place) => ({ ...post, number: place + 1, change: place + 1, firstChange: place + 1, rank: place + 1 })) });
  await db.channel.update({ where: { id: channel.id }, data: { lastNumber: 1234, lastChange: 1234 } });
  await Promise.all([letDepart(vera), ...Array.from({ length: 10 }, () => createPost("meanwhile", { by: willi, in: channel }))]);
  await unnamePosts(vera.id);
  const posts = await listPosts(everybody, channel.id, { take: 2000 });
  expect(posts.filter(({ login }) => login === null)).toHaveLength(1234);
  expect(new Set(posts.map(({ change }) => change)).size).toBe(1244);
  expect(await db.channel.findUnique({ where: { id: channel.id } })).toMatchObject({ lastNumber: 1244, lastChange: 1234 + 1234 + 10 });
});

test("the posts of who is here keep their names", async () => {
  const channel = await createChannel("staying");
  const xenia = await createMember("xenia p");
  await createPost("still here", { by: xenia, in: channel });
  await unnamePosts(xenia.id);
  expect(await listPosts(everybody, channel.id, { take: 1 })).toMatchObject([{ login: "xenia p", change: 1 }]);
});

test("where a post came from is forgotten after some weeks, and what it says stays", async () => {
  const channel = await createChannel("addresses");
  for (const content of ["old", "new"]) await createPost(content, { in: channel });
  await db.$executeRaw`update "Post" set address = '192.0.2.7' where "channelId" = ${channel.id}`;
  await db.$executeRaw`update "Post" set "postedAt" = "postedAt" - interval '30 days' where "channelId" = ${channel.id} and number = 1`;
  expect(await forgetAddresses()).toBe(1);
  expect(await db.post.findMany({ where: { channelId: channel.id }, select: { raw: true, address: true }, orderBy: { number: "asc" } })).toEqual([
    { raw: "old", address: null },
    { raw: "new", address: "192.0.2.7" },
  ]);
  expect(await forgetAddresses()).toBe(0);
});
