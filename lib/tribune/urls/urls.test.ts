import { afterEach, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import type { Keyset } from "@/lib/keyset";
import { letDepart } from "@/lib/testing/leaving";
import { createMember, type TestMember } from "@/lib/testing/members";
import { choose, clearSettings } from "@/lib/testing/settings";
import { createChannel, createPost, fillChannel, participantOf, postId } from "@/lib/testing/tribune";
import { removeOldPosts } from "@/lib/tribune/channels/commands";
import { hidePost, unhidePost } from "@/lib/tribune/hiding/commands";
import { everybody, type Reader, readerFor } from "@/lib/tribune/reader";
import { renderAgain } from "@/lib/tribune/rendering/commands";
import { fillUrls } from "@/lib/tribune/urls/commands";
import { listUrls } from "@/lib/tribune/urls/queries";

let mona: TestMember;
let lena: TestMember;
const all = { q: undefined, after: undefined };

beforeAll(async () => {
  mona = await createMember("mona", { role: "MODERATOR" });
  lena = await createMember("Léna Østergård");
});

afterEach(async () => {
  await db.post.deleteMany();
  await clearSettings();
});

async function shown(reader = everybody, q?: string): Promise<string[]> {
  return (await listUrls(reader, { ...all, q }, 50)).urls.map(({ url }) => url);
}

test("of a post the first URLs are kept, each once, as the message links them", async () => {
  const channel = await createChannel("many");
  await createPost("http://a.example/1 <b>(ftp://b.example/2)</b> http://a.example/1 <code>http://code.example/</code> http://c.example/3. https://d.example/4 http://e.example/5 http://f.example/6", { in: channel, by: lena });
  expect((await shown()).sort()).toEqual(["ftp://b.example/2", "http://a.example/1", "http://c.example/3", "http://e.example/5", "https://d.example/4"]);
  expect((await listUrls(everybody, all, 1)).urls[0]).toMatchObject({ login: "Léna Østergård", number: 1, slug: "many", title: "many", webHtml: expect.stringContaining("<b>"), postedAt: expect.any(Date) });
});

test("the settings say how many of a post are kept, none at all too", async () => {
  const channel = await createChannel("settings");
  await choose("tribune.urlsPerPost", 0);
  await createPost("http://a.example/", { in: channel });
  expect(await shown()).toEqual([]);
  await choose("tribune.urlsPerPost", 1);
  await createPost("http://a.example/ http://b.example/", { in: channel });
  expect(await shown()).toEqual(["http://a.example/"]);
});

test("a URL is kept once in a channel, with the post that brought it first, even of ten at once", async () => {
  const [one, other] = [await createChannel("one"), await createChannel("other")];
  await createPost("http://a.example/ first", { in: one });
  await Promise.all(Array.from({ length: 10 }, (_, turn) => createPost(`http://a.example/ http://b.example/ ${turn}`, { in: one })));
  await createPost("http://a.example/ elsewhere", { in: other });
  expect((await listUrls(everybody, { ...all, q: "a.example" }, 50)).urls.map(({ slug, number, url }) => `${slug} ${number} ${url}`)).toEqual(expect.arrayContaining(["other 1 http://a.example/", "one 1 http://a.example/"]));
  expect(await shown()).toHaveLength(3);
});

test("a URL may be as long as a message", async () => {
  await choose("tribune.maximumLength", 2000);
  const url = `http://a.example/${"é".repeat(1900)}`;
  const channel = await createChannel("lengthy");
  for (const end of ["", "x"]) await createPost(url + end, { in: channel });
  expect(await shown()).toEqual([`${url}x`, url]);
});

test("a channel that a reader may not read neither shows nor hides a URL", async () => {
  const [closed, open] = [await createChannel("closed-door"), await createChannel("open-door")];
  await createPost("http://secret.example/ http://both.example/", { in: closed, by: lena });
  await db.channel.update({ where: { id: closed.id }, data: { locked: true } });
  await createPost("http://both.example/ too", { in: open });
  expect((await listUrls(everybody, all, 50)).urls).toMatchObject([{ url: "http://both.example/", slug: "open-door" }]);
  expect(await shown(everybody, "secret")).toEqual([]);
  expect(await shown(await readerFor(participantOf(lena)))).toHaveLength(3);
  await choose("tribune.locked", true);
  expect(await shown()).toEqual([]);
  expect(await shown(await readerFor(participantOf(lena)))).toHaveLength(3);
});

test("a hidden post takes its URLs along, somebody else may bring them, and they come back with it", async () => {
  const channel = await createChannel("hiding-urls");
  const id = await postId(await createPost("http://a.example/ http://b.example/", { in: channel }), channel);
  await hidePost(mona.actor, id);
  expect(await shown()).toEqual([]);
  await createPost("http://a.example/ again", { in: channel });
  expect((await listUrls(everybody, all, 9)).urls).toMatchObject([{ url: "http://a.example/", number: 2 }]);
  await unhidePost(mona.actor, id);
  expect((await listUrls(everybody, all, 9)).urls.map(({ url, number }) => [url, number])).toEqual([
    ["http://a.example/", 2],
    ["http://b.example/", 1],
  ]);
});

test("what others had linked to as well stays when the first of them is hidden or removed", async () => {
  const channel = await createChannel("heirs");
  const first = await createPost("http://a.example/ http://b.example/", { in: channel });
  for (const content of ["<code>http://a.example/</code>", "me too http://a.example/", "and I http://a.example/"]) await createPost(content, { in: channel });
  const bringers = async () => (await listUrls(everybody, all, 9)).urls.map(({ url, number }) => [url, number]);
  await hidePost(mona.actor, await postId(first, channel));
  expect(await bringers()).toEqual([["http://a.example/", 3]]);
  await db.post.deleteMany({ where: { channelId: channel.id, number: 3 } });
  await fillUrls(channel.id);
  expect(await bringers()).toEqual([["http://a.example/", 4]]);
});

test("posts are hidden while all are rendered again, and neither waits for the other for ever", async () => {
  const channel = await createChannel("busy");
  const ids: number[] = [];
  for (let turn = 0; turn < 12; turn++) ids.push(await postId(await createPost(`http://a.example/${turn}`, { in: channel }), channel));
  for (let round = 0; round < 3; round++) {
    await db.postUrl.deleteMany();
    await Promise.all([renderAgain(0, () => {}), ...ids.map((id) => (round % 2 ? unhidePost : hidePost)(mona.actor, id))]);
  }
  expect(await shown()).toEqual([]);
});

test("what a channel keeps no longer leaves the archive as well", async () => {
  const channel = await createChannel("forgetful-urls");
  await createPost("http://old.example/", { in: channel });
  await db.post.updateMany({ data: { postedAt: new Date(0) } });
  await createPost("http://new.example/", { in: channel });
  await removeOldPosts({ id: channel.id, keepDays: 30 });
  expect(await db.postUrl.findMany({ select: { url: true }, take: 9 })).toEqual([{ url: "http://new.example/" }]);
});

test("somebody finds a URL by itself, its author or the message, without regard to case and accents", async () => {
  const channel = await createChannel("found");
  await createPost("Voilà l’été https://a.example/Straße_100%25?q=1", { in: channel, by: lena });
  await createPost("nothing but http://b.example/", { in: channel, userAgent: "Hayfork/1" });
  for (const q of ["VOILA L’ETE", "strasse_100%", "A.EXAMPLE", "léna ostergard", "été"]) expect(await shown(everybody, q), q).toEqual(["https://a.example/Straße_100%25?q=1"]);
  for (const q of ["hayfork", "nothing b"]) expect(await shown(everybody, q), q).toEqual(["http://b.example/"]);
  for (const q of ["a_example", "vo%ete", "\\"]) expect(await shown(everybody, q), q).toEqual([]);
});

test("who is gone is not found by their name any more", async () => {
  const channel = await createChannel("gone-urls");
  const gone = await createMember("Gwendolyn");
  await createPost("http://a.example/", { in: channel, by: gone });
  expect(await shown(everybody, "gwendolyn")).toHaveLength(1);
  await letDepart(gone);
  expect(await shown(everybody, "gwendolyn")).toEqual([]);
  expect((await listUrls(everybody, all, 9)).urls).toMatchObject([{ login: null, info: "former member" }]);
});

/** The URLs of all pages, from the newest to the last that leads nowhere. */
async function walk(reader: Reader, size: number): Promise<string[]> {
  const found: string[] = [];
  for (let after: Keyset | undefined; ; ) {
    const { urls, older } = await listUrls(reader, { q: undefined, after }, size);
    found.push(...urls.map(({ url }) => url));
    if (!older) return found;
    after = older;
  }
}

test("pages follow each other without gap or repetition, also within one moment", async () => {
  const channel = await createChannel("paged");
  await choose("tribune.urlsPerPost", 20);
  for (const site of ["a", "b"]) await createPost(Array.from({ length: 9 }, (_, place) => `http://${site}.example/${place}`).join(" "), { in: channel });
  const pages = await walk(everybody, 4);
  expect(pages).toHaveLength(18);
  expect(new Set(pages).size).toBe(18);
  expect(pages.slice(0, 9).every((url) => url.startsWith("http://b."))).toBe(true);
});

test("what a reader filters they do not see here either", async () => {
  const channel = await createChannel("filtered");
  await createPost("noise http://a.example/", { in: channel });
  await createPost("music http://b.example/", { in: channel });
  const reader = await readerFor({ ...participantOf(lena), rules: [{ target: "message", kind: "^=", pattern: "noise" }] });
  expect(await shown(reader)).toEqual(["http://b.example/"]);
});

test("who filters nearly everything away is led on to what is left, far back in the archive", async () => {
  const { id } = await createChannel("deep");
  await fillChannel(id, 2500);
  const reader = await readerFor({ ...participantOf(lena), rules: [{ target: "message", kind: "*=", pattern: "1" }] });
  const left = await walk(reader, 50);
  expect(left).toHaveLength(new Set(left).size);
  expect(left.filter((url) => url.startsWith("http://deep-"))).toHaveLength(Array.from({ length: 2500 }, (_, index) => String(index + 1)).filter((digits) => !digits.includes("1")).length);
});

test("rendering again fills the archive from what was typed, with the first post of each, and twice changes nothing", async () => {
  const channel = await createChannel("filled");
  for (const content of ["http://a.example/ one", "http://a.example/ two", "http://b.example/ three"]) await createPost(content, { in: channel });
  await hidePost(mona.actor, await postId(await createPost("http://c.example/", { in: channel }), channel));
  await db.postUrl.deleteMany();
  for (const _ of [1, 2]) await renderAgain(0, () => {});
  expect((await listUrls(everybody, all, 9)).urls.map(({ url, number }) => [url, number])).toEqual([
    ["http://b.example/", 3],
    ["http://a.example/", 1],
  ]);
});
