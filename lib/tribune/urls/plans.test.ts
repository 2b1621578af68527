import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { planOf } from "@/lib/testing/plans";
import { askedBy } from "@/lib/testing/statements";
import { createChannel } from "@/lib/testing/tribune";
import { everybody } from "@/lib/tribune/reader";
import { listUrls } from "@/lib/tribune/urls/queries";

const size = 20_000;

beforeAll(async () => {
  const { id } = await createChannel("plentiful");
  await db.$executeRaw`
    insert into "Post" ("channelId", number, change, "firstChange", info, "authorKey", raw, "webHtml", "remoteMarkup", "postedAt", second, rank)
    select ${id}, number, number, number, 'Mozilla', 'nobody', 'look at http://site-' || md5(number::text) || '.example/', '', '', now() - number * interval '1 minute', '20261121120000', 1 from generate_series(1, ${size}) as number`;
  await db.$executeRaw`insert into "PostUrl" ("channelId", "postId", url, words, "postedAt") select "channelId", id, raw, posted_words(login, info, raw), "postedAt" from "Post"`;
  await db.$executeRaw`vacuum analyze "Post", "PostUrl"`;
});

async function planned(q: string | undefined, after?: { at: Date; id: number }) {
  const asked = await askedBy(() => listUrls(everybody, { q, after }, 31));
  const [statement] = asked.filter(({ text }) => text.includes('"PostUrl"'));
  if (!statement) throw new Error("Nothing was asked.");
  return planOf(statement);
}

test("a page of the archive reads about as many rows as it shows, the first and a far one alike", async () => {
  const [far] = await db.postUrl.findMany({ orderBy: { postedAt: "asc" }, skip: 100, take: 1 });
  for (const after of [undefined, far && { at: far.postedAt, id: far.id }]) {
    const { indexes, rows } = await planned(undefined, after);
    expect(indexes).toContain("PostUrl_postedAt_id_idx");
    expect(rows).toBeLessThan(200);
  }
});

test("a search for what is rare goes by the words, not through the whole archive", async () => {
  const [some] = await db.postUrl.findMany({ orderBy: { id: "asc" }, skip: 500, take: 1 });
  const { indexes, rows } = await planned(some?.url.slice(20, 50));
  expect(indexes).toContain("PostUrl_words_idx");
  expect(rows).toBeLessThan(50);
});

test("a search for what everything has in it ends with the page", async () => {
  const { rows } = await planned("look at");
  expect(rows).toBeLessThan(200);
});
