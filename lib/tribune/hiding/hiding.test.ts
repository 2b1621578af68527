import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { pageOf } from "@/lib/db/page";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createChannel, createPost, postId } from "@/lib/testing/tribune";
import { formats } from "@/lib/tribune/feed/formats";
import { readFeedQuery } from "@/lib/tribune/feed/query";
import { hidePost, unhidePost } from "@/lib/tribune/hiding/commands";
import { countHiddenPosts, listStaffPosts, staffPageSize } from "@/lib/tribune/hiding/queries";
import { listPosts, listPostsBy } from "@/lib/tribune/queries";
import { everybody } from "@/lib/tribune/reader";

let ada: TestMember;
let mona: TestMember;
const all = { q: undefined, after: undefined };

beforeAll(async () => {
  ada = await createMember("ada", { role: "ADMINISTRATOR" });
  mona = await createMember("mona", { role: "MODERATOR" });
});

test("of a hidden post the number and the time are left, in every format and for everybody, and all comes back", async () => {
  const channel = await createChannel("hiding");
  const rude = await createMember("rude");
  const post = await createPost("very <b>rude</b> words", { in: channel, by: rude, userAgent: "rude client" });
  await createPost("next", { in: channel });
  const id = await postId(post, channel);
  await hidePost(mona.actor, id);
  const posts = await listPosts(everybody, channel.id, { take: 9 });
  const query = await readFeedQuery(new URLSearchParams(), "desc");
  expect(posts.map(({ number }) => number)).toEqual([2, 1]);
  for (const { render } of Object.values(formats)) expect(render(posts, everybody, query)).not.toMatch(/rude/);
  expect((await listPostsBy(null, rude.id, 5)).posts).toEqual([]);
  expect(await db.auditEntry.findFirst({ where: { act: "tribune.hide" } })).toMatchObject({ actorName: "mona", subject: "/tribune/hiding/#post-1", details: { by: "rude" } });
  await unhidePost(mona.actor, id);
  expect((await listPosts(everybody, channel.id, { take: 9 }))[1]).toMatchObject({ number: 1, login: "rude", info: "rude client", raw: "very <b>rude</b> words", change: 4 });
});

test("hiding what is hidden changes nothing and is told once", async () => {
  const channel = await createChannel("hidden-twice");
  const id = await postId(await createPost("x", { in: channel }), channel);
  await Promise.all([1, 2, 3].map(() => hidePost(mona.actor, id)));
  expect(await db.channel.findUnique({ where: { id: channel.id } })).toMatchObject({ lastChange: 2 });
  expect(await db.auditEntry.count({ where: { subject: "/tribune/hidden-twice/#post-1" } })).toBe(1);
});

test("members hide nothing, and what is not there cannot be hidden", async () => {
  const { actor } = await createMember();
  const channel = await createChannel("for-staff");
  const id = await postId(await createPost("x", { in: channel }), channel);
  await expect(hidePost(actor, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(listStaffPosts(actor, all, false)).rejects.toMatchObject({ code: "not_found" });
  await expect(countHiddenPosts(actor)).rejects.toMatchObject({ code: "not_found" });
  await expect(hidePost(mona.actor, 2_000_000_000)).rejects.toMatchObject({ code: "not_found" });
});

test("the staff finds posts by words, name and program, hidden ones included, page by page", async () => {
  const channel = await createChannel("searched");
  const by = await createMember("Wanted Wanda");
  const id = await postId(await createPost("100% needle_in hay", { in: channel, by, userAgent: "Hayfork/1" }), channel);
  await hidePost(mona.actor, id);
  for (const q of ["NEEDLE", "0% n", "wanted w", "hayfork"]) expect((await listStaffPosts(mona.actor, { q, after: undefined }, false)).map((post) => post.id)).toEqual([id]);
  expect(await listStaffPosts(mona.actor, { q: "needle%hay", after: undefined }, false)).toEqual([]);
  for (let count = 0; count < staffPageSize; count++) await createPost("more", { in: channel });
  const { shown: first, last } = pageOf(await listStaffPosts(mona.actor, all, false), staffPageSize);
  expect(first).toHaveLength(staffPageSize);
  const rest = await listStaffPosts(mona.actor, { q: undefined, after: { at: new Date(), id: last?.id ?? 0 } }, false);
  expect(rest[0]).toMatchObject({ id, raw: "100% needle_in hay", hiddenAt: expect.any(Date) });
});

test("addresses are for administrators who ask for them, and each look is told once", async () => {
  const channel = await createChannel("addresses");
  await createPost("from afar", { in: channel, address: "203.0.113.77" });
  expect((await listStaffPosts(mona.actor, all, true))[0]).not.toHaveProperty("address");
  expect((await listStaffPosts(ada.actor, all, false))[0]).not.toHaveProperty("address");
  expect(await db.auditEntry.count({ where: { act: "tribune.lookAtAddresses" } })).toBe(0);
  for (const q of [undefined, "203.0.113.", "203.0.113.77", "FROM A"]) expect((await listStaffPosts(ada.actor, { q, after: undefined }, true))[0]).toMatchObject({ raw: "from afar", address: "203.0.113.77" });
  expect(await listStaffPosts(ada.actor, { q: "203_0%", after: undefined }, true)).toEqual([]);
  expect(await db.auditEntry.count({ where: { act: "tribune.lookAtAddresses", actorName: "ada" } })).toBe(1);
  for (const look of [() => listStaffPosts(mona.actor, { q: "203.0.113.", after: undefined }, true), () => listStaffPosts(ada.actor, { q: "203.0.113.", after: undefined }, false)]) expect(await look()).toEqual([]);
});
