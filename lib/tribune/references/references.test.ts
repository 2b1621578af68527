import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { createMember } from "@/lib/testing/members";
import { createChannel, createPost, movePost } from "@/lib/testing/tribune";
import { clockOf, rankMark } from "@/lib/tribune/clock";
import type { ListedChannel } from "@/lib/tribune/queries";
import { readReference, referencePattern } from "@/lib/tribune/references/reference";
import { renderAgain } from "@/lib/tribune/rendering/commands";

let channel: ListedChannel;
let garden: ListedChannel;

/** A post of a given second, which stays in the past. */
async function said(second: string, rank = 1, where = channel) {
  const [year, month, day, hour, minute, seconds] = [0, 4, 6, 8, 10, 12].map((at) => Number(second.slice(at, at === 0 ? 4 : at + 2)));
  const post = await createPost("said", { in: where });
  await movePost(post, where, { postedAt: new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, seconds, rank)), second, rank });
  return post.number;
}

/** The numbers of the posts that a new post means, null where a reference means none. */
async function meant(content: string, where = channel) {
  const { number, webHtml } = await createPost(content, { in: where });
  const kept = await db.postReference.findMany({ where: { post: { channelId: where.id, number } }, orderBy: { position: "asc" }, select: { position: true, target: { select: { number: true, channel: { select: { slug: true } } } } }, take: 50 });
  const links = [...webHtml.matchAll(/<a href="\/tribune\/(?:[^"/]+\/)?#post-(\d+)" class="pointer">/g)].map(([, found]) => Number(found));
  expect(links).toEqual(kept.map(({ target }) => target.number));
  return kept.map(({ position, target }) => [position, target.number, target.channel.slug]);
}

beforeAll(async () => {
  await createChannel();
  [channel, garden] = [await createChannel("house"), await createChannel("Garden")];
  for (const second of ["20241120083000", "20251120083000", "20251120083015"]) await said(second);
  for (const rank of [1, 2, 3]) await said("20251121083000", rank);
  await said("20251121083020");
  await said("20251121083000", 1, garden);
});

describe("a post that names", () => {
  test.each([
    ["a clock that never was means none", "08:29:59 01:00", []],
    ["a second means the first of its newest day", "08:30:00", [[0, 4, "house"]]],
    ["a second in digits alone means the same", "083000", [[0, 4, "house"]]],
    [
      "a rank means the post of that rank",
      "08:30:00² 08:30:00^3 08:30:00:2",
      [
        [0, 5, "house"],
        [1, 6, "house"],
        [2, 5, "house"],
      ],
    ],
    ["a rank that the second does not have means none", "08:30:00⁴ 08:30:15²", []],
    ["a minute means the first of its newest day", "08:30", [[0, 4, "house"]]],
    ["a second of an earlier day only means that", "08:30:15", [[0, 3, "house"]]],
    [
      "a day means that day",
      "2024-11-20T08:30:00 2025/11/20#08:30 2025-11-20 08:30:15",
      [
        [0, 1, "house"],
        [1, 2, "house"],
        [2, 3, "house"],
      ],
    ],
    ["a day without a year means the newest of them", "11/20#08:30", [[0, 2, "house"]]],
    ["a day on which nobody spoke means none", "2024-11-21T08:30:00", []],
    ["a number means the post of that number", "#2 #999999", [[0, 2, "house"]]],
    [
      "another channel means a post there, whatever the case",
      "08:30@garden #1@GARDEN",
      [
        [0, 1, "Garden"],
        [1, 1, "Garden"],
      ],
    ],
    ["a board that is none of ours means none", "08:30@dlfp #1@dlfp", []],
    [
      "several means each at its place",
      "08:29 then 08:30:20 and #3",
      [
        [1, 7, "house"],
        [2, 3, "house"],
      ],
    ],
    ["something in code means none", "<code>08:30</code>", []],
  ])("%s", async (_, content, expected) => {
    expect(await meant(content)).toEqual(expected);
  });
});

test("the default channel can be meant from elsewhere", async () => {
  const { number } = await createPost("in the default channel");
  expect(await meant(`#${number}@tribune`)).toEqual([[0, number, ""]]);
});

test("what a member does is shown as that, with what it refers to; somebody without account only says so", async () => {
  const member = await createMember();
  expect(await createPost("/me greets 08:30:20", { in: channel, by: member })).toMatchObject({
    webHtml: '<span class="action">greets <a href="/tribune/house/#post-7" class="pointer">08:30:20</a></span>',
    remoteMarkup: "/me greets 08:30:20",
  });
  expect(await createPost("/me greets", { in: channel })).toMatchObject({ webHtml: "/me greets" });
});

test("rendering again gives what was typed its forms and references back, and leaves numbers, ranks and changes alone", async () => {
  const member = await createMember();
  await createPost("/me again 08:30:00² <b>x</b> [:uxam]", { in: channel, by: member });
  const everything = { orderBy: { id: "asc" }, include: { references: { orderBy: { position: "asc" } } }, take: 500 } as const;
  const before = await db.post.findMany(everything);
  const first = before[0]?.id ?? 0;
  await db.post.updateMany({ data: { webHtml: "lost", remoteMarkup: "lost" } });
  await db.postReference.deleteMany();
  const told: number[] = [];
  expect(await renderAgain(first, (id) => told.push(id))).toBe(before.length - 1);
  expect(told).toEqual([before.at(-1)?.id]);
  expect(await db.post.findFirst({ where: { id: first } })).toMatchObject({ webHtml: "lost" });
  await renderAgain(0, () => {});
  expect(await db.post.findMany(everything)).toEqual(before);
});

test("what stands in an open channel tells nothing of a locked one, whoever says it; within that one and between locked ones all can be meant", async () => {
  const [member, secret, attic] = [await createMember(), await createChannel("secret"), await createChannel("attic")];
  await createPost("hidden away", { in: secret });
  await createPost("up here", { in: attic });
  const close = (locked: boolean) => db.channel.updateMany({ where: { slug: { in: ["secret", "attic"] } }, data: { locked } });
  expect(await meant("#1@secret")).toEqual([[0, 1, "secret"]]);
  await close(true);
  const { number, webHtml } = await createPost("#1@secret #1@house", { in: channel, by: member });
  expect([webHtml.match(/post-\d+/g), await db.postReference.count({ where: { post: { channelId: channel.id, number }, target: { channelId: secret.id } } })]).toEqual([["post-1"], 0]);
  const within = await createPost("#1 #1@attic #1@house", { in: secret, by: member });
  expect(within.webHtml.match(/\/tribune\/[^"]*/g)).toEqual(["/tribune/secret/#post-1", "/tribune/attic/#post-1", "/tribune/house/#post-1"]);
});

test("a clock that a post shows means, written anywhere, the same second and rank", () => {
  const whole = new RegExp(`^(?:${referencePattern})$`, "u");
  const two = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, "0"));
  fc.assert(
    fc.property(two(23), two(59), two(59), fc.integer({ min: 1, max: 99 }), (hour, minute, second, rank) => {
      const clock = clockOf(`20261120${hour}${minute}${second}`);
      for (const mark of [rankMark(rank), `^${rank}`, `:${rank}`]) {
        expect(`${clock}${mark}`).toMatch(whole);
        expect(readReference(`${clock}${mark}`)).toEqual({ board: null, number: null, clocks: [hour + minute + second, hour + minute + second], day: null, rank: mark ? rank : null });
      }
    }),
  );
});
