import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { until } from "@/lib/testing/jobs";
import { createMember, type TestMember } from "@/lib/testing/members";
import { statementsOf } from "@/lib/testing/statements";
import { createChannel, createPost, participantOf, postId } from "@/lib/testing/tribune";
import { lockChannel } from "@/lib/tribune/channels/commands";
import { editPost } from "@/lib/tribune/editing/commands";
import { hidePost, unhidePost } from "@/lib/tribune/hiding/commands";
import type { ListedChannel } from "@/lib/tribune/queries";
import { fillUrls } from "@/lib/tribune/urls/commands";

let mona: TestMember;
let wanda: TestMember;

beforeAll(async () => {
  mona = await createMember("mona", { role: "MODERATOR" });
  wanda = await createMember("wanda");
});

async function said(channel: ListedChannel, ...contents: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const content of contents) ids.push(await postId(await createPost(content, { in: channel, by: wanda }), channel));
  return ids;
}

async function brought({ id }: ListedChannel): Promise<[string, number | undefined][]> {
  const kept = await db.postUrl.findMany({ where: { channelId: id }, select: { url: true, post: { select: { number: true } } }, orderBy: { url: "asc" }, take: 20 });
  return kept.map(({ url, post }) => [url, post?.number]);
}

test("a URL comes back with an earlier post that shows it again, when the one that had inherited it is hidden or edited", async () => {
  const channel = await createChannel("inherited");
  const [first = 0, second = 0] = await said(channel, "http://a.example/ http://b.example/", "http://a.example/ http://b.example/ too");
  await hidePost(mona.actor, first);
  await unhidePost(mona.actor, first);
  expect(await brought(channel)).toEqual([
    ["http://a.example/", 2],
    ["http://b.example/", 2],
  ]);
  await editPost(participantOf(wanda), channel, { number: 2, content: "http://b.example/ alone" });
  expect(await brought(channel)).toEqual([
    ["http://a.example/", 1],
    ["http://b.example/", 2],
  ]);
  await hidePost(mona.actor, second);
  expect(await brought(channel)).toEqual([
    ["http://a.example/", 1],
    ["http://b.example/", 1],
  ]);
});

test("a URL with signs that a search gives a meaning to comes back by itself, not with a longer one or one that only looks alike", async () => {
  const channel = await createChannel("signs");
  const url = "http://a.example/100%_\\";
  const [first = 0] = await said(channel, url, `${url}longer`, "http://a.example/100xxx\\", `<code>${url}</code>`, `(${url}), see`);
  await hidePost(mona.actor, first);
  expect(await brought(channel)).toEqual(expect.arrayContaining([[url, 5]]));
  expect(await brought(channel)).toHaveLength(3);
});

test("where nothing leaves the archive no posts are looked through", async () => {
  const channel = await createChannel("idle");
  const [first = 0, second = 0] = await said(channel, "http://a.example/", "http://a.example/ too", "words alone");
  const searches = (asked: string[]) => asked.filter((text) => /like/i.test(text) && text.includes('"raw"'));
  for (const work of [() => hidePost(mona.actor, second), () => unhidePost(mona.actor, second), () => editPost(participantOf(wanda), channel, { number: 3, content: "words alone" })]) expect(searches(await statementsOf(work))).toEqual([]);
  expect(searches(await statementsOf(() => hidePost(mona.actor, first)))).toHaveLength(1);
  expect(await brought(channel)).toEqual([["http://a.example/", 2]]);
});

test("a post that is edited while the archive is filled brings what it says now", async () => {
  const channel = await createChannel("meanwhile");
  const [id = 0] = await said(channel, "http://before.example/");
  await db.postUrl.deleteMany({ where: { channelId: channel.id } });
  let filled: Promise<void> | undefined;
  await db.$transaction(
    async (tx) => {
      await lockChannel(tx, channel.id);
      filled = fillUrls(channel.id);
      await until(async () => (await tx.$queryRaw<unknown[]>`select 1 from pg_locks join pg_stat_activity using (pid) where not granted and datname = current_database()`).length > 0);
      await tx.post.update({ where: { id }, data: { raw: "http://after.example/" } });
    },
    { timeout: 30_000 },
  );
  await filled;
  expect(await brought(channel)).toEqual([["http://after.example/", 1]]);
});
