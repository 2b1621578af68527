import { beforeAll, expect, test } from "vitest";
import { findSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { fileAll, undoFiling } from "@/lib/messages/filing/commands";
import { type Listing, plainListing } from "@/lib/messages/listing/listing";
import { type Order, orders } from "@/lib/messages/listing/order";
import { type Line, linesPerPage, listFolder } from "@/lib/messages/listing/queries";
import { checkUp } from "@/lib/messages/maintenance/queries";
import { getMailboxNews } from "@/lib/messages/queries";
import { getSetting } from "@/lib/settings/queries";
import { createCrowd, createVisitors, writeLetters } from "@/lib/testing/mailboxes";
import { createMember, type TestMember } from "@/lib/testing/members";
import { type Plan, planOf, preparedPlanOf } from "@/lib/testing/plans";
import { type Asked, askedBy } from "@/lib/testing/statements";

const received = 50_000;
const sent = 25_000;
// For each line itself, its entry, message, person and mark of silence; before version 16, PostgreSQL looks one line further to number them.
const most = 5 * (linesPerPage + 1) + 1;
const views = ["conversation", "message"] as const;
const looks = views.flatMap((by) => orders.map((sort) => ({ by, sort })));

let holder: TestMember;

beforeAll(async () => {
  holder = await createMember();
  await createVisitors(1000);
  await writeLetters({ from: await createCrowd(1000), to: [holder.id], count: received, answered: sent });
  await getSetting("site.timeZone");
});

const page = (look: Partial<Listing>, place = {}) => listFolder(holder.actor, "INBOX", { listing: { ...plainListing, ...look }, place });
const turned = (sort: Order) => (sort.startsWith("-") ? sort.slice(1) : `-${sort}`) as Order;

async function plansOf(work: () => Promise<unknown>): Promise<Plan[]> {
  const asked = (await askedBy(work)).filter(({ text }) => !text.includes('"Setting"'));
  expect(asked.length).toBeLessThanOrEqual(4);
  return Promise.all(asked.map(planOf));
}

test.each(looks)("by $by and $sort, the first and the last page of 50,000 are read by indexes alone, and no row more than it takes", async (look) => {
  const fromTheEnd = (await page({ ...look, sort: turned(look.sort) })).lines;
  const last = { after: fromTheEnd.at(-1) as Line };
  const shown = fromTheEnd.slice(0, -1).toReversed();
  expect((await page(look, last)).lines.map(({ entryId }) => entryId)).toEqual(shown.map(({ entryId }) => entryId));
  for (const place of [{}, last, { before: shown[0] }])
    for (const { scans, rows } of await plansOf(() => page(look, place))) {
      expect(scans.length).toBeGreaterThan(0);
      for (const scan of scans) expect(scan).toMatch(/^(Index|Index Only|Bitmap Heap) Scan/);
      expect(rows).toBeLessThanOrEqual(most);
    }
});

test.each(looks)("by $by and $sort, a page is read as well where it is planned before anybody knows whose it is", async (look) => {
  const last = { after: (await page({ ...look, sort: turned(look.sort) })).lines.at(-1) as Line };
  for (const place of [{}, last]) {
    const asked = await askedBy(() => page(look, place));
    expect(asked).toHaveLength(1);
    const { scans, rows } = await preparedPlanOf(asked[0] as Asked);
    expect(scans.length).toBeGreaterThan(0);
    expect(rows).toBeLessThanOrEqual(most);
  }
});

test("a session brings the news of the largest mailbox along, by indexes, from one row of each table", async () => {
  const token = await db.$transaction((tx) => openSession(tx, holder.id, false, { address: null, userAgent: null }));
  const order = [{ deliveredAt: "desc" as const }, { messageId: "desc" as const }];
  const last = await db.mailboxEntry.findFirst({ where: { holderId: holder.id, deliveredAt: { not: null } }, orderBy: order, select: { messageId: true } });
  const news = { unread: received / 50, settlements: 0, newest: (await page({})).lines[0]?.messageId, last: last?.messageId };
  expect((await findSession(token))?.member.news).toEqual(news);
  expect(await getMailboxNews(holder.actor)).toEqual(news);
  const [{ scans, rows } = { scans: [], rows: 0 }] = await plansOf(() => findSession(token));
  const ofMailbox = scans.filter((scan) => scan.includes("Mailbox"));
  expect(ofMailbox).toHaveLength(4);
  for (const scan of ofMailbox) expect(scan).toMatch(/^(Index|Index Only) Scan/);
  expect(rows).toBeLessThanOrEqual(6);
});

test("what is unread is counted from one row beside the newest message, and listed from an index of its own", async () => {
  expect((await getMailboxNews(holder.actor)).unread).toBe(received / 50);
  const [counted] = await plansOf(() => getMailboxNews(holder.actor));
  expect(counted).toMatchObject({ indexes: expect.arrayContaining(["Mailbox_pkey"]), rows: 5 });
  for (const [by, index] of [
    ["conversation", "MailboxHead_unread"],
    ["message", "MailboxEntry_unread"],
  ] as const) {
    const [plan] = await plansOf(() => page({ by, unread: true }));
    expect(plan?.indexes).toContain(index);
    expect(plan?.rows).toBeLessThanOrEqual(most);
  }
});

test.each(["quince", '"a quince"', "quince -coffee"])("the words of %s are found by their index", async (q) => {
  for (const by of views) for (const { indexes } of await plansOf(() => page({ by, q }))) expect(indexes).toContain("Message_words");
});

test.each(["from:friend", "to:me", "from:me", "is:unread", "is:read", "before:2020", "after:2026-11", 'to:"friend 77"'])("%s looks at no mailbox but one’s own, by an index", async (q) => {
  for (const by of views) for (const { scans } of await plansOf(() => page({ by, q }))) for (const scan of scans) expect(scan).toMatch(/^(Index|Index Only|Bitmap Heap) Scan/);
});

test.each(["-quince", "-quince -nowhere", '-"a quince"', "-from:nobody", "-to:me -from:me -quince", "from:friend -quince"])("what is left without %s is looked at line by line, until the page is full", async (q) => {
  const wanted = q.startsWith("from") || q.includes("-to:me");
  for (const by of views) {
    const [{ scans, rows } = { scans: [], rows: 0 }] = await plansOf(() => page({ by, q }));
    for (const scan of scans) expect(scan).toMatch(/^(Index|Index Only|Bitmap Heap) Scan/);
    if (!wanted) expect(rows).toBeLessThanOrEqual(2 * most);
  }
});

test("a word that fits everything, and one that fits nothing, are both answered", async () => {
  for (const by of views) {
    expect((await page({ by, q: "words" })).lines).toHaveLength(linesPerPage);
    expect((await page({ by, q: "in:anywhere quince" })).lines).toHaveLength(linesPerPage);
    expect((await page({ by, q: "nowhere" })).lines).toEqual([]);
    expect((await page({ by, q: "-words" })).lines).toEqual([]);
    expect((await page({ by, q: "-nowhere" })).lines).toHaveLength(linesPerPage);
  }
});

test("thousands are archived at once and come back at once, and every count is right", async () => {
  const coffee = { folder: "INBOX" as const, listing: { ...plainListing, q: "coffee" } };
  const { count, undo } = await fileAll(holder.actor, "archive", coffee);
  expect(count).toBe(Math.floor(received / 7));
  expect((await page({ q: "coffee" })).lines).toEqual([]);
  await undoFiling(holder.actor, undo ?? "");
  expect((await page({ q: "coffee" })).lines).toHaveLength(linesPerPage);
  expect((await getMailboxNews(holder.actor)).unread).toBe(received / 50);
  expect(await checkUp()).toEqual([]);
});
