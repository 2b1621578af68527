import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { fileAll } from "@/lib/messages/filing/commands";
import { plainListing } from "@/lib/messages/listing/listing";
import { listFolder } from "@/lib/messages/listing/queries";
import { longestBody } from "@/lib/messages/schema";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation } from "@/lib/testing/messages";

let alice: TestMember;
let bob: TestMember;

const texts = [
  "Pendant l’été, rue de l’hôpital d’Évreux",
  "L'ETE straight",
  "«\u00a0Bonjour\u00a0», dit-elle",
  "« salutation »",
  "“salut” …enfin—bref 🙂merci🙂",
  "Il me faut 20\u202f000 pièces",
  "pomme/poire, client/serveur et/ou",
  "rapport.final.pdf https://docs.exemple.org/guide/installation.html [texte](https://exemple.org/cible)",
  "support@asso.example",
  "AB-1234, COVID-19, 2026-10-25, -12, +33",
  "snake_case et CamelCase",
  "I know C++ and F#",
  "I wrote to Charlotte about a cinema",
  "東京タワーが好きです",
  "Straße, œuvre, Łódź, İstanbul, ΟΔΟΣ",
  "co\u00adoperate zero\u200bwidth cafe\u0301",
];

beforeAll(async () => {
  alice = await createMember("Alice");
  bob = await createMember("Bob");
  for (const [rank, body] of texts.entries()) await createConversation(alice, bob, { subject: String(rank), bodies: [body] });
});

const look = (q: string) => ({ ...plainListing, q, sort: "date" as const });

async function found(q: string): Promise<number[]> {
  const { lines } = await listFolder(bob.actor, "INBOX", { listing: look(q) });
  return lines.map(({ subject }) => Number(subject)).sort((one, other) => one - other);
}

test.each([
  ["été", [0, 1]],
  ["ete", [0, 1]],
  ["l’été", [0, 1]],
  ["l'été", [0, 1]],
  ['"l\'été"', [0, 1]],
  ['"l’été"', [0, 1]],
  ["hôpital", [0]],
  ["evreux", [0]],
  ["bonjour", [2]],
  ["elle", [2]],
  ["salut", [3, 4]],
  ['"salut"', [4]],
  ["enfin", [4]],
  ["bref", [4]],
  ["merci", [4]],
])("typography hides no word: %s", async (q, expected) => {
  expect(await found(q)).toEqual(expected);
});

test.each([
  ["20\u202f000", [5]],
  ["000", [5]],
  ["poire", [6]],
  ["serveur", [6]],
  ["ou", [6]],
  ["et/ou", [6]],
  ["final", [7]],
  ["guide", [7]],
  ["cible", [7]],
  ["exemple.org", [7]],
  ["docs.exemple.org/guide", [7]],
  ["asso.example", [8]],
  ["support@asso.example", [8]],
  ["1234", [9]],
  ["AB-1234", [9]],
  ["ab1234", [9]],
  ["19 covid", [9]],
  ["25", [9]],
  ["12", [9, 12]],
  ["33", [9]],
  ["case", [10]],
  ["snake_case", [10]],
])("what is joined by signs is found by each part, and whole: %s", async (q, expected) => {
  expect(await found(q)).toEqual(expected);
});

test.each([
  ["C++", [11]],
  ["f#", [11]],
  ["東京", [13]],
  ["タワー", [13]],
  ["好き", [13]],
  ["京東", []],
  ["strasse", [14]],
  ["oeuvre", [14]],
  ["ŒUVRE", [14]],
  ["lodz", [14]],
  ["istanbul", [14]],
  ["οδος", [14]],
  ["cooperate", [15]],
  ["zerowidth", [15]],
  ["café", [15]],
])("letters of other kinds are found: %s", async (q, expected) => {
  expect(await found(q)).toEqual(expected);
});

test("a minus leaves out what it says, however that is written", async () => {
  const all = texts.map((_, rank) => rank);
  expect(await found("-été")).toEqual(all.slice(2));
  expect(await found("-l’été")).toEqual(all.slice(2));
  expect(await found('-"dit elle"')).toEqual(all.filter((rank) => rank !== 2));
});

test.each(["🙂", "&", "—", '"🙂"', "-🙂", "🙂 & —", "is:unread 🙂", '""', "++"])("signs alone find nothing, and nothing is done with them: %s", async (q) => {
  for (const by of ["conversation", "message"] as const) {
    const listing = { ...look(q), by };
    expect((await listFolder(bob.actor, "INBOX", { listing })).lines).toEqual([]);
    expect(await fileAll(bob.actor, "trash", { folder: "INBOX", listing })).toEqual({ count: 0, undo: null });
  }
});

test("signs beside words count for nothing", async () => {
  expect(await found("🙂 merci &")).toEqual([4]);
  expect(await found("merci -🙂")).toEqual([4]);
});

const repeated = (piece: string) => piece.repeat(longestBody).slice(0, longestBody);

test.each(["_a", "a", "é", "京", "1a", "C++ ", "\ufdfa", "/a", "a@", "e\u0301"])("a text of nothing but %j has few words, each of bounded length", async (piece) => {
  const [row] = await db.$queryRaw<{ plain: number; longest: number; words: number }[]>`
    select length(plain_words(said))::int as plain, length(search_words(said))::int as words,
      (select max(octet_length(word))::int from unnest(tsvector_to_array(search_words(said))) word) as longest
    from (select ${repeated(piece)}::text as said offset 0) given`;
  expect(row?.plain).toBeLessThanOrEqual(3 * longestBody);
  expect(row?.longest).toBeLessThanOrEqual(400);
  expect(row?.words).toBeLessThanOrEqual(10);
});

test("the most different words that a text can hold are kept and found", async () => {
  const signs = Array.from({ length: longestBody - 10 }, (_, rank) => String.fromCodePoint(0x4e00 + (rank % 20_000)));
  await createConversation(alice, bob, { subject: "99", bodies: [`${signs.join("")} quetsche`] });
  expect(await found("quetsche")).toEqual([99]);
  expect(await found(signs.slice(12, 15).join(""))).toEqual([99]);
});

test("words follow a text that is changed, by whatever hand", async () => {
  const conversationId = await createConversation(alice, bob, { subject: "98", bodies: ["mirabelle"] });
  await db.message.updateMany({ where: { conversationId }, data: { body: "reine-claude" } });
  expect(await found("mirabelle")).toEqual([]);
  expect(await found("claude")).toEqual([98]);
});

test("no answer depends on the locale: what asks for it names its own", async () => {
  const parsers = await db.$queryRaw<{ name: string }[]>`
    select proname as name from pg_proc join pg_namespace space on space.oid = pronamespace
    where space.nspname = 'public' and prosrc ~* 'to_tsvector|to_tsquery'
    union all select indexname from pg_indexes where schemaname = 'public' and indexdef ~* 'to_tsvector|lower\\(plain_name'`;
  expect(parsers).toEqual([]);
});
