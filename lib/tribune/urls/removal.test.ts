import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createChannel, createPost, postId } from "@/lib/testing/tribune";
import { hidePost, unhidePost } from "@/lib/tribune/hiding/commands";
import { everybody } from "@/lib/tribune/reader";
import { renderAgain } from "@/lib/tribune/rendering/commands";
import { removeUrl, restoreUrl } from "@/lib/tribune/urls/commands";
import { listStaffUrls, listUrls, staffUrlsPerPage } from "@/lib/tribune/urls/queries";

let mona: TestMember;
const all = { q: undefined, after: undefined };
const kept = (url: string) => db.postUrl.findFirstOrThrow({ where: { url } });
const seen = async (q: string) => (await listUrls(everybody, { ...all, q }, 9)).map(({ url }) => url);

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
  const first = await listStaffUrls(mona.actor, all);
  const last = first.at(-1);
  expect(first).toHaveLength(staffUrlsPerPage);
  expect((await listStaffUrls(mona.actor, { q: undefined, after: { at: last?.postedAt ?? new Date(), id: last?.id ?? 0 } }))[0]).toMatchObject({ id });
});
