import { beforeAll, describe, expect, test } from "vitest";
import { safeParse } from "zod/v4/core";
import { db } from "@/lib/db";
import { createMember, type TestMember } from "@/lib/testing/members";
import { choose } from "@/lib/testing/settings";
import { createChannel, createPost, movePost, participantOf } from "@/lib/testing/tribune";
import { changeChannel, makeChannel, removeOldPosts } from "@/lib/tribune/channels/commands";
import { getStaffChannel, listChannels, listForgetfulChannels, listStaffChannels } from "@/lib/tribune/channels/queries";
import { newChannelSchema } from "@/lib/tribune/channels/schema";
import { pickTitle } from "@/lib/tribune/channels/title";
import { openChannel, postMessage, requireChannel } from "@/lib/tribune/commands";
import { listPosts, listPostsBy } from "@/lib/tribune/queries";
import { everybody } from "@/lib/tribune/reader";

let ada: TestMember;
let alice: TestMember;

beforeAll(async () => {
  ada = await createMember("ada", { role: "ADMINISTRATOR" });
  alice = await createMember("alice");
});

const features = { title: "The garden", description: "", locked: false, anonymousMayPost: true, slowSeconds: 0, keepDays: 0 };
const typed = { title: " The garden ", description: "", slowSeconds: "0", keepDays: "0" };
const draft = { content: "hello", userAgent: "Mozilla/5.0", address: "192.0.2.7" };

async function opened(slug: string, other: Partial<typeof features> = {}) {
  await makeChannel(ada.actor, { ...features, ...other, slug });
  const channel = await requireChannel(alice.actor, slug);
  return { channel, change: (wanted: Partial<typeof features>) => changeChannel(ada.actor, { ...features, ...other, ...wanted, id: channel.id }) };
}

describe("making and changing", () => {
  test("an administrator makes a channel and changes all but its address, and the audit tells what", async () => {
    const { channel, change } = await opened("garden");
    await change({ title: "The orchard", keepDays: 30 });
    await change({ title: "The orchard", keepDays: 30 });
    expect(await getStaffChannel(ada.actor, channel.id)).toMatchObject({ slug: "garden", title: "The orchard", keepDays: 30, lastNumber: 0 });
    const told = await db.auditEntry.findMany({ where: { subject: "/tribune/garden/" }, orderBy: { id: "asc" }, take: 5 });
    expect(told.map(({ act, details }) => [act, details])).toEqual([
      ["tribune.makeChannel", { title: "The garden" }],
      ["tribune.changeChannel", { title: "The orchard", keepDays: 30 }],
    ]);
  });

  test("an address is given once", async () => {
    await opened("twice");
    await expect(makeChannel(ada.actor, { ...features, slug: "twice" })).rejects.toMatchObject({ code: "conflict", sentence: "slugTaken", field: "slug" });
  });

  test("for moderators and members there is nothing to make or change", async () => {
    const mona = await createMember(undefined, { role: "MODERATOR" });
    for (const { actor } of [mona, alice]) {
      await expect(makeChannel(actor, { ...features, slug: "mine" })).rejects.toMatchObject({ code: "not_found" });
      await expect(changeChannel(actor, { ...features, id: 1 })).rejects.toMatchObject({ code: "not_found" });
      await expect(listStaffChannels(actor)).rejects.toMatchObject({ code: "not_found" });
      await expect(getStaffChannel(actor, 1)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(changeChannel(ada.actor, { ...features, id: 999_999 })).rejects.toMatchObject({ code: "not_found" });
  });

  test.each(["remote", "post", "urls", "clock", "crap", "noscript", "readme", "events", "discovery.config", "", "a b", "../x", "é", "x".repeat(76)])("no channel is at %j", (slug) => {
    expect(safeParse(newChannelSchema, { ...typed, slug }).success).toBe(false);
  });

  test("what the form sends is read: boxes, numbers, blanks at either end", () => {
    expect(safeParse(newChannelSchema, { ...typed, slug: "garden", locked: "on", slowSeconds: " 5 " })).toMatchObject({ success: true, data: { title: "The garden", locked: true, anonymousMayPost: false, slowSeconds: 5 } });
    for (const wrong of [{ slowSeconds: "-1" }, { slowSeconds: "86401" }, { keepDays: "x" }, { title: "x".repeat(56) }, { title: " " }, { description: "a\u0000b" }])
      expect(safeParse(newChannelSchema, { ...typed, slug: "garden", ...wrong }).success, JSON.stringify(wrong)).toBe(false);
  });
});

describe("who reads and posts", () => {
  test("a locked channel is there for members alone, nor do their pages tell others of it", async () => {
    const { channel } = await opened("cabin", { locked: true });
    await createPost("between us", { in: channel, by: alice });
    expect(await openChannel(null, "cabin")).toBeNull();
    await expect(requireChannel(null, "cabin")).rejects.toMatchObject({ code: "forbidden", sentence: "tribuneClosed" });
    await expect(postMessage(participantOf(), channel, draft)).rejects.toMatchObject({ code: "forbidden" });
    const slugs = async (viewer: TestMember["actor"] | null) => (await listChannels(viewer)).map(({ slug }) => slug);
    expect([(await slugs(null)).includes("cabin"), (await slugs(alice.actor)).includes("cabin")]).toEqual([false, true]);
    expect([(await listPostsBy(null, alice.id, 5)).total, (await listPostsBy(ada.actor, alice.id, 5)).total]).toEqual([0, 1]);
  });

  test("the whole tribune is locked by one setting", async () => {
    await opened("open");
    await choose("tribune.locked", true);
    for (const slug of ["", "open"]) await expect(requireChannel(null, slug)).rejects.toMatchObject({ code: "forbidden" });
    expect(await requireChannel(alice.actor, "open")).toMatchObject({ locked: true });
    expect((await listPostsBy(null, alice.id, 5)).total).toBe(0);
    expect(await listChannels(null)).toEqual([]);
    expect((await listChannels(alice.actor)).length).toBeGreaterThan(0);
    await choose("tribune.locked", false);
    expect(await requireChannel(null, "open")).toMatchObject({ locked: false });
  });

  test("where only members post, others still read", async () => {
    const { channel } = await opened("stage", { anonymousMayPost: false });
    expect(await openChannel(null, "stage")).not.toBeNull();
    await expect(postMessage(participantOf(), channel, draft)).rejects.toMatchObject({ code: "forbidden", sentence: "tribuneClosed" });
    await expect(postMessage(participantOf(alice), channel, draft)).resolves.toMatchObject({ number: 1 });
  });

  test("in a slow channel everybody waits for themselves, and the staff not at all", async () => {
    const { channel } = await opened("slow", { slowSeconds: 600 });
    const bob = await createMember();
    for (const member of [alice, bob, ada, ada]) await postMessage(participantOf(member), channel, draft);
    await expect(postMessage(participantOf(alice), channel, draft)).rejects.toMatchObject({ code: "too_many", sentence: "tooManyMinutes" });
    await postMessage(participantOf(), channel, draft);
    await expect(postMessage(participantOf(), channel, draft)).rejects.toMatchObject({ code: "too_many" });
    await postMessage(participantOf(), channel, { ...draft, address: "198.51.100.9" });
    const key = crypto.randomUUID();
    const carol = await createMember();
    const first = await postMessage(participantOf(carol), channel, { ...draft, key });
    expect((await postMessage(participantOf(carol), channel, { ...draft, key })).number).toBe(first.number);
  });
});

describe("a slow channel", () => {
  test("answers the second half of a double click with the post of the first", async () => {
    const { channel } = await opened("clicked", { slowSeconds: 600 });
    const key = crypto.randomUUID();
    const carol = participantOf(await createMember());
    const posts = await Promise.all([1, 2, 3].map(() => postMessage(carol, channel, { ...draft, key })));
    expect(posts.map(({ number }) => number)).toEqual([1, 1, 1]);
  });

  test("makes nobody wait for a post that was not accepted", async () => {
    const { channel } = await opened("refusing", { slowSeconds: 600 });
    const carol = participantOf(await createMember());
    await expect(postMessage(carol, { ...channel, id: -1 }, draft)).rejects.toMatchObject({ code: "not_found" });
    await expect(postMessage(carol, { ...channel, id: -1 }, draft)).rejects.toMatchObject({ code: "not_found" });
    await expect(postMessage(carol, channel, draft)).resolves.toMatchObject({ number: 1 });
  });
});

describe("keeping", () => {
  test("what a channel keeps no longer goes, the rest stays, and numbers go on", async () => {
    const { channel } = await opened("fleeting", { keepDays: 7 });
    const other = await createChannel("keeping");
    const old = { postedAt: new Date(Date.now() - 8 * 24 * 3600 * 1000) };
    for (const here of [channel, other]) for (let count = 0; count < 3; count++) await movePost(await createPost("old", { in: here }), here, old);
    await createPost("new", { in: channel });
    const due = (await listForgetfulChannels()).find(({ id }) => id === channel.id);
    expect([await removeOldPosts(due as { id: number; keepDays: number }), await removeOldPosts(due as { id: number; keepDays: number })]).toEqual([3, 0]);
    expect((await listPosts(everybody, channel.id, { take: 9 })).map(({ number }) => number)).toEqual([4]);
    expect(await listPosts(everybody, other.id, { take: 9 })).toHaveLength(3);
    expect((await createPost("next", { in: channel })).number).toBe(5);
  });

  test("channels that keep everything are left alone", async () => {
    const { channel } = await opened("archive");
    expect((await listForgetfulChannels()).map(({ id }) => id)).not.toContain(channel.id);
  });
});

test("the board is called by one of the titles, or by none", () => {
  expect([0, 0.4, 0.99].map((chance) => pickTitle(" The quay ; ; The pier;The attic", chance))).toEqual(["The quay", "The pier", "The attic"]);
  expect(pickTitle(" ; ", 0.5)).toBeNull();
});
