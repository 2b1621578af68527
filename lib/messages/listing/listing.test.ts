import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { file } from "@/lib/messages/filing/commands";
import { readEdge, writeEdge } from "@/lib/messages/listing/edge";
import { type Listing, listingPath, listingQuery, plainListing, readListing } from "@/lib/messages/listing/listing";
import { orders } from "@/lib/messages/listing/order";
import { type Lines, linesPerPage, listFolder } from "@/lib/messages/listing/queries";
import { parseSearch } from "@/lib/messages/listing/search";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createReply, moveConversation } from "@/lib/testing/messages";

let bob: TestMember;
let alice: TestMember;
let zoe: TestMember;

const look = (change: Partial<Listing>): Listing => ({ ...plainListing, ...change });
const subjects = async (change: Partial<Listing>, folder: "INBOX" | "SENT" | "ARCHIVES" | "TRASH" = "INBOX") => (await listFolder(bob.actor, folder, { listing: look(change) })).lines.map(({ subject }) => subject);

beforeAll(async () => {
  bob = await createMember("Bob");
  alice = await createMember("Alice");
  zoe = await createMember("Élodie Zoé");
  const letters = [
    { from: alice, subject: "Café", body: "Un thé à quatre heures ?", at: "2026-01-10" },
    { from: zoe, subject: "écluse", body: "The lock is open at four.", at: "2026-02-10" },
    { from: alice, subject: "Zebra", body: "Stripes, all of them.", at: "2026-03-10" },
    { from: zoe, subject: "bicycle", body: "Where did you leave it?", at: "2026-04-10" },
  ];
  for (const { from, subject, body, at } of letters) await moveConversation(await createConversation(from, bob, { subject, bodies: [body] }), { begun: new Date(`${at}T12:00:00Z`), minutesApart: 1 });
});

test("a folder is sorted by date, person and subject, in both directions, in the order of a dictionary", async () => {
  expect(await subjects({})).toEqual(["bicycle", "Zebra", "écluse", "Café"]);
  expect(await subjects({ sort: "date" })).toEqual(["Café", "écluse", "Zebra", "bicycle"]);
  expect(await subjects({ sort: "subject" })).toEqual(["bicycle", "Café", "écluse", "Zebra"]);
  expect(await subjects({ sort: "-subject" })).toEqual(["Zebra", "écluse", "Café", "bicycle"]);
  expect(await subjects({ sort: "sender" })).toEqual(["Café", "Zebra", "écluse", "bicycle"]);
  expect(await subjects({ sort: "-sender" })).toEqual(["bicycle", "écluse", "Zebra", "Café"]);
});

test("an answer stands where its conversation stands, whatever goes before its subject", async () => {
  const [carol, dan] = [await createMember(), await createMember()];
  const first = await createConversation(carol, dan, { subject: "Apples" });
  await createConversation(carol, dan, { subject: "Bananas" });
  await createReply(dan.actor, first);
  const lines = async () => (await listFolder(carol.actor, "INBOX", { listing: look({ sort: "subject" }) })).lines;
  await createReply(dan.actor, (await listFolder(dan.actor, "INBOX", { listing: look({ sort: "-subject" }) })).lines[0]?.conversationId ?? 0);
  expect((await lines()).map(({ subject }) => subject)).toEqual(["Re: Apples", "Re: Bananas"]);
});

test("by message, every message has its own line", async () => {
  const [carol, dan] = [await createMember(), await createMember()];
  await createConversation(carol, dan, { bodies: ["one", "two", "three"] });
  const [both, each] = await Promise.all([listFolder(dan.actor, "INBOX"), listFolder(dan.actor, "INBOX", { listing: look({ by: "message" }) })]);
  expect(both.lines).toMatchObject([{ count: 2, unread: 2, excerpt: "three" }]);
  expect(each.lines).toMatchObject([
    { count: 1, unread: 1, excerpt: "three" },
    { count: 1, unread: 1, excerpt: "one" },
  ]);
});

test("a conversation is unread as long as any received message in it is", async () => {
  const [carol, dan] = [await createMember(), await createMember()];
  const conversation = await createConversation(carol, dan, { bodies: ["one", "two"] });
  await createReply(carol.actor, conversation, "three");
  const [newest] = (await listFolder(dan.actor, "INBOX", { listing: look({ by: "message" }) })).lines;
  await file(dan.actor, "markUnread", { conversations: [conversation] });
  await db.mailboxEntry.update({ where: { id: newest?.entryId ?? 0 }, data: { readAt: new Date() } });
  expect((await listFolder(dan.actor, "INBOX", { listing: look({ unread: true }) })).lines).toMatchObject([{ unread: 1 }]);
});

test("a conversation is shown by its newest message, by time and then by number, in whatever order they came", async () => {
  const [carol, dan] = [await createMember(), await createMember()];
  const conversation = await createConversation(carol, dan, { bodies: ["one", "between", "two"] });
  const received = (await listFolder(dan.actor, "INBOX", { listing: look({ by: "message", sort: "date" }) })).lines.map(({ messageId }) => messageId);
  const shown = async (times: number[]) => {
    for (const [rank, messageId] of received.entries()) {
      const at = new Date(Date.UTC(2026, 5, 1, times[rank]));
      await db.message.update({ where: { id: messageId }, data: { sentAt: at, acceptedAt: at } });
      await db.mailboxEntry.updateMany({ where: { messageId }, data: { sentAt: at, deliveredAt: at } });
    }
    return (await listFolder(dan.actor, "INBOX")).lines.map(({ conversationId, excerpt }) => [conversationId === conversation, excerpt]);
  };
  expect(await shown([1, 2])).toEqual([[true, "two"]]);
  expect(await shown([3, 2])).toEqual([[true, "one"]]);
  expect(await shown([2, 2])).toEqual([[true, "two"]]);
});

test("also where only what is unread is shown, a conversation says its newest message and keeps its place", async () => {
  const [carol, dan] = [await createMember(), await createMember()];
  const older = await createConversation(carol, dan, { bodies: ["one", "two", "three"] });
  const newer = await createConversation(carol, dan, { bodies: ["four"] });
  await createReply(carol.actor, older, "five");
  const read = (await listFolder(dan.actor, "INBOX", { listing: look({ by: "message" }) })).lines[0]?.messageId ?? 0;
  await file(dan.actor, "markRead", { messages: [read] });
  const lines = async (change: Partial<Listing>) => (await listFolder(dan.actor, "INBOX", { listing: look(change) })).lines;
  expect(await lines({ unread: true })).toMatchObject([
    { conversationId: older, messageId: read, excerpt: "five", count: 2, unread: 2 },
    { conversationId: newer, excerpt: "four", count: 1 },
  ]);
  expect((await lines({ unread: true })).map(({ conversationId }) => conversationId)).toEqual((await lines({})).map(({ conversationId }) => conversationId));
  expect((await lines({ unread: true, by: "message" })).map(({ excerpt }) => excerpt)).toEqual(["four", "three", "one"]);
});

test("the number beside a conversation is that of its messages in the folder, or of the unread ones where only these are shown", async () => {
  const [carol, dan] = [await createMember(), await createMember()];
  const conversation = await createConversation(carol, dan, { bodies: ["one", "two", "three"] });
  await file(dan.actor, "markRead", { conversations: [conversation] });
  await createReply(carol.actor, conversation, "four");
  await file(carol.actor, "archive", { conversations: [conversation] });
  const counted = async (who: TestMember, folder: "INBOX" | "SENT" | "ARCHIVES", change: Partial<Listing> = {}) => (await listFolder(who.actor, folder, { listing: look(change) })).lines.map(({ count, unread }) => [count, unread]);
  expect(await counted(dan, "INBOX")).toEqual([[3, 1]]);
  expect(await counted(dan, "INBOX", { unread: true })).toEqual([[1, 1]]);
  expect(await counted(dan, "SENT")).toEqual([[1, 0]]);
  expect(await counted(dan, "INBOX", { by: "message" })).toEqual([
    [1, 1],
    [1, 0],
    [1, 0],
  ]);
  expect(await counted(dan, "INBOX", { by: "message", unread: true })).toEqual([[1, 1]]);
  expect(await counted(carol, "ARCHIVES")).toEqual([[4, 1]]);
  expect(await counted(carol, "INBOX")).toEqual([]);
});

test("words are found by their beginnings, without accents and in either language", async () => {
  expect(await subjects({ q: "cafe" })).toEqual(["Café"]);
  expect(await subjects({ q: "ECLU" })).toEqual(["écluse"]);
  expect(await subjects({ q: "strip" })).toEqual(["Zebra"]);
  expect(await subjects({ q: "the" })).toEqual(["Zebra", "écluse", "Café"]);
});

test("phrases, unwanted words, people, days and states narrow a search", async () => {
  expect(await subjects({ q: '"at four"' })).toEqual(["écluse"]);
  for (const q of ["“at four”", "« at four »"]) expect(await subjects({ q })).toEqual(["écluse"]);
  expect(await subjects({ q: '"four at"' })).toEqual([]);
  expect(await subjects({ q: "the -lock" })).toEqual(["Zebra", "Café"]);
  expect(await subjects({ q: "from:elodie" })).toEqual(["bicycle", "écluse"]);
  expect(await subjects({ q: "de:zoé après:2026-03" })).toEqual(["bicycle"]);
  expect(await subjects({ q: "before:2026-02-10" })).toEqual(["Café"]);
  expect(await subjects({ q: "after:2026-02-10 before:2026-03-10" })).toEqual(["écluse"]);
  for (const q of ["after:10/02/2026 before:10/3/2026", "après:10.02.2026 avant:10.3.2026", "after:02/2026 before:3.2026"]) expect(await subjects({ q }), q).toEqual(["écluse"]);
  expect(await subjects({ q: "is:read" })).toEqual([]);
  expect(await subjects({ q: "to:me is:unread", sort: "subject" })).toEqual(["bicycle", "Café", "écluse", "Zebra"]);
});

test("one’s own name, whole, means oneself", async () => {
  expect(await subjects({ q: "to:BÖB", sort: "subject" })).toEqual(["bicycle", "Café", "écluse", "Zebra"]);
  expect(await subjects({ q: "from:bob" })).toEqual([]);
  expect(await subjects({ q: "-to:bob" })).toEqual([]);
  expect(await subjects({ q: "to:bo" })).toEqual([]);
});

test.each([
  ["-from:alice", ["bicycle", "écluse"]],
  ["-de:ELODIE", ["Café", "Zebra"]],
  ["-from:alice -from:zoé", []],
  ["-from:me", ["bicycle", "Café", "écluse", "Zebra"]],
  ["-to:me", []],
  ["-à:moi", []],
  ["-is:unread", []],
  ["-est:lu", ["bicycle", "Café", "écluse", "Zebra"]],
  ["-before:2026-03", ["bicycle", "Zebra"]],
  ["-après:2026-03", ["Café", "écluse"]],
  ["-before:2026-02 -after:2026-04", ["écluse", "Zebra"]],
  ["after:2026-01 -before:2026-03 before:2026-05 -after:2026-04", ["Zebra"]],
  ["-the", ["bicycle", "Zebra"]],
  ["-strip", ["bicycle", "Café", "écluse", "Zebra"]],
  ["-stripes -ECLUSE", ["bicycle", "Café"]],
  ['-"at four"', ["bicycle", "Café", "Zebra"]],
  ['-"four at"', ["bicycle", "Café", "écluse", "Zebra"]],
  ["-« à quatre »", ["bicycle", "écluse", "Zebra"]],
  ["from:alice -cafe", ["Zebra"]],
  ["the -from:alice", ["écluse"]],
  ["-from:zoé -the after:2026-01", ["Zebra"]],
])("%s leaves the rest", async (q, expected) => {
  for (const by of ["conversation", "message"] as const) expect(await subjects({ by, q, sort: "subject" }), by).toEqual(expected);
});

test("what is not wanted is left out message by message: a conversation stays as long as one of its messages fits whole", async () => {
  const [carol, dan] = [await createMember(), await createMember()];
  const conversation = await createConversation(carol, dan, { subject: "Fruit", bodies: ["A pear.", "And you?", "A plum."] });
  await createConversation(carol, dan, { subject: "Vegetables", bodies: ["A pear, again."] });
  const found = async (q: string, by: Listing["by"]) => (await listFolder(dan.actor, "INBOX", { listing: look({ q, by }) })).lines.map(({ conversationId, excerpt }) => [conversationId === conversation, excerpt]);
  for (const by of ["conversation", "message"] as const) {
    expect(await found("-pear", by)).toEqual([[true, "A plum."]]);
    expect(await found("-pear -plum", by)).toEqual([]);
    expect(await found(`-from:"${carol.name}"`, by)).toEqual([]);
  }
});

test("a search stays in its folder unless it names another, or all but the trash", async () => {
  const [carol, dan] = [await createMember(), await createMember()];
  const found = async (q: string) => (await listFolder(dan.actor, "INBOX", { listing: look({ q, sort: "subject" }) })).lines.map(({ subject }) => subject);
  for (const [subject, act] of [
    ["kept pear", undefined],
    ["old pear", "archive"],
    ["bad pear", "trash"],
  ] as const) {
    const conversation = await createConversation(carol, dan, { subject });
    if (act) await file(dan.actor, act, { conversations: [conversation] });
  }
  expect(await found("pear")).toEqual(["kept pear"]);
  expect(await found("pear in:archives")).toEqual(["old pear"]);
  expect(await found("pear dans:corbeille")).toEqual(["bad pear"]);
  expect(await found("pear in:anywhere")).toEqual(["kept pear", "old pear"]);
  expect(await found("pear -in:archives")).toEqual(["kept pear"]);
  expect(await found("-in:inbox")).toEqual(["old pear"]);
  expect(await found("in:anywhere -old")).toEqual(["kept pear"]);
  expect(await found("-dans:corbeille")).toEqual(["kept pear", "old pear"]);
  expect(await found("in:archives -in:archives")).toEqual([]);
  expect(await found("in:archives -pear")).toEqual([]);
});

test("nobody finds what others wrote to each other", async () => {
  const [carol, dan, eve] = [await createMember(), await createMember(), await createMember()];
  await createConversation(carol, dan, { subject: "Quince" });
  for (const q of ["quince", "in:anywhere quince", `from:"${carol.name}"`]) expect((await listFolder(eve.actor, "INBOX", { listing: look({ q }) })).lines).toEqual([]);
});

test("every order leads through all pages and back, each line once", async () => {
  const [carol, dan] = [await createMember("Carol"), await createMember("Dan")];
  const others = [carol, await createMember("Émile"), await createMember("emile b")];
  for (let round = 0; round < linesPerPage + 7; round++) {
    const id = await createConversation(others[round % 3] as TestMember, dan, { subject: `Letter ${round % 5}` });
    await moveConversation(id, { begun: new Date(Date.UTC(2026, 0, 1 + (round % 9))), minutesApart: 1 });
  }
  for (const by of ["conversation", "message"] as const)
    for (const sort of orders) {
      const listing = look({ by, sort });
      const page = (place: object) => listFolder(dan.actor, "INBOX", { listing, place });
      const carried = (lines: Lines["lines"], end: 0 | -1) => readEdge(writeEdge(lines.at(end) as Lines["lines"][0], sort), sort);
      const first = await page({});
      const second = await page({ after: carried(first.lines, -1) });
      expect([first.newer, first.older, second.newer, second.older]).toEqual([false, true, true, false]);
      expect(new Set([...first.lines, ...second.lines].map(({ entryId }) => entryId)).size).toBe(linesPerPage + 7);
      expect(await page({ before: carried(second.lines, 0) })).toEqual(first);
    }
});

test("any place survives its way through an address, in every order", () => {
  const keys = fc.record({
    at: fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true }),
    entryId: fc.nat(999_999_999),
    kind: fc.constantFrom("SENT", "RECEIVED"),
    party: fc.string({ unit: "grapheme", maxLength: 20 }).map((text) => text.replaceAll("\0", "")),
    subjectKey: fc.string({ maxLength: 120 }).map((text) => text.replaceAll("\0", "")),
  });
  fc.assert(
    fc.property(keys, fc.constantFrom(...orders), (line, order) => {
      const edge = readEdge(new URLSearchParams({ after: writeEdge(line as never, order) }).get("after") ?? undefined, order);
      expect(line).toMatchObject(edge ?? { at: "lost" });
    }),
  );
});

test("a place of another order, or none, is left out", () => {
  for (const text of ["", "x", "12-", "1763720000000-42~YQ", "1763720000000-42~YQ~YQ", "99999999999999999-1"]) expect(readEdge(text, "-date")).toBeUndefined();
  expect(readEdge("1763720000000-42", "subject")).toBeUndefined();
  expect(readEdge("1763720000000-42~YQ~YQ", "sender")).toBeUndefined();
});

test.each(["31/02/2026", "11/21/2026", "2026-13", "2026/11/21", "21/11/26", "21-11-2026", "00/01/2026", "1/1/0000", "tomorrow"])("%s is no day: it is told, and found where it was written", async (day) => {
  const [carol, dan] = [await createMember(), await createMember()];
  await createConversation(carol, dan, { subject: "Pear", bodies: [`Do you know before:${day} by heart?`] });
  await createConversation(carol, dan, { subject: "Plum" });
  const found = async (q: string) => (await listFolder(dan.actor, "INBOX", { listing: look({ q }) })).lines.map(({ subject }) => subject);
  expect(parseSearch(`-before:${day}`).misread).toEqual([{ said: `before:${day}`, day: true }]);
  expect(parseSearch(`before: ${day}`).misread).toEqual([{ said: "before:", day: true }]);
  expect(await found(`before:${day}`)).toEqual(["Pear"]);
});

test("a search that is too long is made by its beginning, and its box keeps what was typed", async () => {
  const typed = `cafe ${"é".repeat(194)}${"x".repeat(3000)}`;
  const read = readListing({ q: typed, sort: "subject" });
  expect(read).toMatchObject({ listing: { sort: "subject", q: typed.slice(0, 200) }, typed });
  expect(readListing(Object.fromEntries(listingQuery(read.listing))).listing).toEqual(read.listing);
  expect(readListing({ q: `${"x".repeat(199)}😀` }).listing.q).toBe("x".repeat(199));
  expect(readListing({ q: `${"x".repeat(199)} y` }).listing.q).toBe("x".repeat(199));
  expect(await subjects({ q: readListing({ q: `cafe${" ".repeat(196)}zebra` }).listing.q })).toEqual(["Café"]);
  expect(listingPath("ARCHIVES", readListing({ q: "試".repeat(5000), by: "message", sort: "-recipient", unread: "" }).listing).length).toBeLessThan(2000);
});

test("of more words or people than a dozen the first are looked for, and that is told", () => {
  const many = (word: string) => Array.from({ length: 13 }, (_, number) => `${word}${number}`).join(" ");
  for (const word of ["w", "-w", "from:w", "-to:w"]) expect(parseSearch(many(word)).cut, word).toBe(true);
  expect(parseSearch(many("w")).words).toHaveLength(12);
  expect(parseSearch(`${many("w").replace("w0 ", "")} from:me`).cut).toBeUndefined();
});

test("what makes no sense in a folder’s address is left out", () => {
  expect(readListing({ by: "size", sort: "colour", q: "\u0007", after: ["1", "2"] })).toEqual({ listing: plainListing, typed: "", place: { after: undefined, before: undefined } });
  expect(readListing({ by: "message", sort: "-subject", unread: "", q: " tea " }).listing).toEqual({ by: "message", sort: "-subject", unread: true, q: "tea" });
});

test("a listing’s address shows the same listing", () => {
  const listings = fc.record({ by: fc.constantFrom("conversation", "message"), sort: fc.constantFrom(...orders), unread: fc.boolean(), q: fc.string({ maxLength: 50 }).map((text) => text.replace(/\p{Cc}/gu, "").trim()) });
  fc.assert(
    fc.property(listings, (listing) => {
      expect(readListing(Object.fromEntries(listingQuery(listing as Listing))).listing).toEqual(listing);
    }),
  );
});

test("whatever is typed is a search that can be made", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 60 }), async (q) => {
      await listFolder(bob.actor, "INBOX", { listing: look({ q: q.replaceAll("\0", "") }) });
    }),
    { numRuns: 150 },
  );
});

test("what looks like an operator but is none is a word", () => {
  expect(parseSearch('re:port in:cellar is:green before:soon after:0000 "a b" from:')).toEqual({
    words: ["re:port", "in:cellar", "is:green", "before:soon", "after:0000", "from:"],
    phrases: ["a b"],
    from: [],
    to: [],
    without: { words: [], from: [], to: [], in: [] },
    misread: [
      { said: "in:cellar", day: false },
      { said: "is:green", day: false },
      { said: "before:soon", day: true },
      { said: "after:0000", day: true },
      { said: "from:", day: false },
    ],
  });
  expect(parseSearch('constructor:x 12:30 before after in "is so"').misread).toEqual([]);
  expect(parseSearch('-re:port -in:cellar -in:anywhere -"a b" -').without.words).toEqual(["re:port", "in:cellar", "in:anywhere", "a b"]);
});
