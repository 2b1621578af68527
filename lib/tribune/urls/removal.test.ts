import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { pageOf } from "@/lib/db/page";
import { queryAfter } from "@/lib/keyset";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createChannel, createPost, movePost, participantOf, postId } from "@/lib/testing/tribune";
import { removeOldPosts } from "@/lib/tribune/channels/commands";
import { editPost } from "@/lib/tribune/editing/commands";
import { hidePost, unhidePost } from "@/lib/tribune/hiding/commands";
import { hidingSchema } from "@/lib/tribune/hiding/schema";
import { everybody } from "@/lib/tribune/reader";
import { renderAgain } from "@/lib/tribune/rendering/commands";
import { fillUrls, removeUrl, restoreUrl } from "@/lib/tribune/urls/commands";
import { listStaffUrls, listUrls, staffUrlsPerPage } from "@/lib/tribune/urls/queries";
import { removalSchema } from "@/lib/tribune/urls/schema";

let mona: TestMember;
const all = { q: undefined, after: undefined };
const kept = (url: string) => db.postUrl.findFirstOrThrow({ where: { url } });
const bringer = async (url: string) => (await db.postUrl.findFirst({ where: { url }, select: { post: { select: { number: true } } } }))?.post?.number;
const seen = async (q: string) => (await listUrls(everybody, { ...all, q }, 9)).urls.map(({ url }) => url);

beforeAll(async () => {
  mona = await createMember("mona", { role: "MODERATOR" });
});

test("a URL that the staff removed stays away, whoever posts it again or renders all anew, until it is put back", async () => {
  const channel = await createChannel("cleaned");
  const post = await createPost("http://spam.example/ http://fine.example/", { in: channel });
  const { id } = await kept("http://spam.example/");
  await removeUrl(mona.actor, id);
  expect(await seen("spam.example")).toEqual(["http://fine.example/"]);
  await createPost("http://spam.example/ again", { in: channel });
  await renderAgain(0, () => {});
  await hidePost(mona.actor, await postId(post, channel));
  await unhidePost(mona.actor, await postId(post, channel));
  expect(await seen("spam.example")).toEqual(["http://fine.example/"]);
  await restoreUrl(mona.actor, id);
  expect(await seen("spam.example")).toHaveLength(2);
});

test("a URL that the staff removed stays away when its post grows too old, and of the post nothing but the URL is left", async () => {
  const channel = await createChannel("outlived");
  const wanda = await createMember();
  await movePost(await createPost("whispers http://away.example/ http://old.example/", { in: channel, by: wanda }), channel, { postedAt: new Date(0) });
  await createPost("http://away.example/ http://old.example/ again", { in: channel });
  const { id } = await kept("http://away.example/");
  await removeUrl(mona.actor, id);
  expect(await removeOldPosts({ id: channel.id, keepDays: 30 })).toBe(1);
  await fillUrls(channel.id);
  await createPost("http://away.example/ once more", { in: channel });
  expect(await seen("away.example")).toEqual(["http://old.example/"]);
  expect(await listStaffUrls(mona.actor, { ...all, q: "http://AWAY" })).toMatchObject([{ number: 2 }, { id, url: "http://away.example/", number: null, login: null, info: null, slug: "outlived", removedAt: expect.any(Date) }]);
  expect(await listStaffUrls(mona.actor, { ...all, q: "whispers" })).toEqual([]);
  await restoreUrl(mona.actor, id);
  expect(await bringer("http://away.example/")).toBe(2);
  expect(await db.auditEntry.findFirst({ where: { act: "tribune.restoreUrl", details: { path: ["url"], equals: "http://away.example/" } } })).toMatchObject({ subject: "/tribune/outlived/" });
});

test("a URL that is put back comes with the first post that still holds it, and with none where none does", async () => {
  const channel = await createChannel("put-back");
  const wanda = await createMember();
  await createPost("http://put-back.example/", { in: channel, by: wanda });
  const { id } = await kept("http://put-back.example/");
  await removeUrl(mona.actor, id);
  await editPost(participantOf(wanda), channel, { number: 1, content: "sorry http://put-back.example/longer" });
  await restoreUrl(mona.actor, id);
  expect(await seen("sorry")).toEqual(["http://put-back.example/longer"]);
  await createPost("http://put-back.example/ then", { in: channel });
  expect(await bringer("http://put-back.example/")).toBe(2);
});

test("a way back to a long search in other letters is not refused", () => {
  const back = `/admin/tribune/urls?${queryAfter({ at: new Date(), id: 1 }, "語".repeat(200))}`;
  expect(back.length).toBeGreaterThan(1800);
  expect(removalSchema.safeParse({ url: "1", back })).toMatchObject({ success: true });
  expect(hidingSchema.safeParse({ post: "1", back })).toMatchObject({ success: true });
});

test("each removal and return is told once, with the post and the URL", async () => {
  const channel = await createChannel("told");
  await createPost("http://told.example/", { in: channel });
  const { id } = await kept("http://told.example/");
  await Promise.all([1, 2, 3].map(() => removeUrl(mona.actor, id)));
  await restoreUrl(mona.actor, id);
  const acts = await db.auditEntry.findMany({ where: { subject: "/tribune/told/#post-1" }, orderBy: { id: "asc" }, take: 9 });
  expect(acts).toMatchObject([
    { act: "tribune.removeUrl", actorName: "mona", details: { url: "http://told.example/" } },
    { act: "tribune.restoreUrl", details: { url: "http://told.example/" } },
  ]);
});

test("members remove nothing, and what is not there cannot be removed", async () => {
  const { actor } = await createMember("mick");
  const channel = await createChannel("for-the-staff");
  await createPost("http://staff.example/", { in: channel });
  const { id } = await kept("http://staff.example/");
  for (const act of [removeUrl, restoreUrl]) {
    await expect(act(actor, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(act(mona.actor, 2_000_000_000)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(listStaffUrls(actor, all)).rejects.toMatchObject({ code: "not_found" });
});

test("the staff sees what was removed too, finds it, and turns the pages", async () => {
  const channel = await createChannel("listed");
  const wanda = await createMember("Wanda");
  await createPost("http://wanted.example/ Évidemment", { in: channel, by: wanda });
  const { id } = await kept("http://wanted.example/");
  await removeUrl(mona.actor, id);
  for (const q of ["WANTED", "wanda", "evidemment"]) expect(await listStaffUrls(mona.actor, { ...all, q }), q).toMatchObject([{ id, login: "Wanda", slug: "listed", number: 1, removedAt: expect.any(Date) }]);
  for (let count = 0; count < staffUrlsPerPage; count++) await createPost(`http://more.example/${count}`, { in: channel });
  const { shown, last } = pageOf(await listStaffUrls(mona.actor, all), staffUrlsPerPage);
  expect(shown).toHaveLength(staffUrlsPerPage);
  expect((await listStaffUrls(mona.actor, { q: undefined, after: { at: last?.postedAt ?? new Date(), id: last?.id ?? 0 } }))[0]).toMatchObject({ id });
});
