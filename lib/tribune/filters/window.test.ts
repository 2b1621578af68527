import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { planOf } from "@/lib/testing/plans";
import { askedBy } from "@/lib/testing/statements";
import { createChannel, fillChannel, participantOf } from "@/lib/testing/tribune";
import { listChangesTogether, listPosts, listPostsOf, longestFiltered } from "@/lib/tribune/queries";
import { type Reader, readerFor } from "@/lib/tribune/reader";
import { readReference } from "@/lib/tribune/references/reference";
import { listUrls } from "@/lib/tribune/urls/queries";

const size = 20_000;
let channelId: number;
let reader: Reader;

beforeAll(async () => {
  channelId = (await createChannel("long")).id;
  await fillChannel(channelId, size);
  await db.$executeRaw`vacuum analyze "Post", "PostUrl"`;
  const rules = ["look", ...Array.from({ length: 49 }, (_, index) => `nothing ${index}`)].map((pattern) => ({ target: "message", kind: "|=", pattern }) as const);
  reader = await readerFor({ ...participantOf(), rules: rules.toReversed() });
});

const reads = {
  "a feed": () => listPosts(reader, channelId, { take: 1 }),
  "what came after a post": () => listPosts(reader, channelId, { after: 10, take: 100 }),
  "what changed": () => listChangesTogether(reader, channelId, { since: size - longestFiltered, take: 100 }),
  "the posts of a clock": () => listPostsOf(readReference("12:00:00"), reader, { channelId, take: 10 }),
  "the archive of URLs": () => listUrls(reader, { q: undefined, after: undefined }, 30),
};

test.each(Object.entries(reads))("who filters everything away does not read a whole channel for %s", async (_title, read) => {
  const asked = await askedBy(read);
  const [statement] = asked.filter(({ text }) => text.includes("great.raw"));
  if (!statement) throw new Error("Nothing was filtered.");
  expect((await planOf(statement)).rows).toBeLessThanOrEqual(3 * longestFiltered);
});

test("filters leave what lies within the newest thousand posts", async () => {
  const some = await readerFor({ ...participantOf(), rules: [{ target: "message", kind: "*=", pattern: "-19" }] });
  const numbers = (await listPosts(some, channelId, { take: 5 })).map(({ number }) => number);
  expect(numbers).toEqual([20_000]);
});
