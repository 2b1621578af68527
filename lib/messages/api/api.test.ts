import { beforeAll, expect, test } from "vitest";
import * as one from "@/app/api/messages/[message]/route";
import * as acts from "@/app/api/messages/acts/route";
import * as undoing from "@/app/api/messages/acts/undo/route";
import * as talk from "@/app/api/messages/conversations/[conversation]/route";
import * as folder from "@/app/api/messages/route";
import { makeTokenByName } from "@/lib/members/access-tokens/commands";
import { settleMessage } from "@/lib/messages/review/commands";
import { letDepart } from "@/lib/testing/leaving";
import { createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createReply, createVisit, draft } from "@/lib/testing/messages";
import { choose, clearSettings } from "@/lib/testing/settings";

const site = "http://localhost:3000";

let alice: TestMember;
let bob: TestMember;
let token: string;

beforeAll(async () => {
  [alice, bob] = [await createMember("alice"), await createMember("bob", { locale: "fr" })];
  token = await makeTokenByName("bob", { label: "script", scopes: ["messages"], days: null });
});

function request(path: string, body?: unknown, by = token): Request {
  const headers = { "x-forwarded-for": "192.0.2.9", authorization: `Bearer ${by}`, "content-type": "application/json" };
  return new Request(site + path, { method: body === undefined ? "GET" : "POST", headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
}

const list = async (query = "") => (await folder.GET(request(`/api/messages${query}`), {})).json();
const conversation = async (id: number, query = "") => (await talk.GET(request(`/api/messages/conversations/${id}${query}`), { params: Promise.resolve({ conversation: String(id) }) })).json();
const message = async (id: number) => (await one.GET(request(`/api/messages/${id}`), { params: Promise.resolve({ message: String(id) }) })).json();

test("a visitor is shown under a masked address, and somebody who is gone without a name", async () => {
  await createVisit(bob, { name: "Vera" });
  const [line] = (await list()).results;
  expect(line.other).toEqual({ kind: "visitor", name: "Vera", address: expect.stringMatching(/^[\da-f]{4}\.\.[\da-f]{4}@visitors\.example$/) });
  expect(await message(line.message_id)).toMatchObject({ author: line.other, may_reply: true });
  const left = await createMember();
  const id = await createConversation(left, bob);
  await letDepart(left);
  expect(await conversation(id)).toMatchObject({ other: { kind: "gone" }, may_reply: false, messages: [{ author: { kind: "gone" } }] });
});

test("what people write comes as they wrote it and as HTML that is safe to show", async () => {
  const id = await createConversation(alice, bob, { bodies: ["_Four_ <script>alert(1)</script> [x](javascript:alert(1))"] });
  const linking = await createConversation(alice, bob, { bodies: ["[me](/members/alice) [you](members/bob)"] });
  const [shown] = (await conversation(id)).messages;
  expect(shown.body).toContain("<script>");
  expect(shown.body_html).toContain("<em>Four</em>");
  expect(shown.body_html).not.toMatch(/<script|href/);
  const [linked] = (await conversation(linking)).messages;
  expect(linked.body_html).toContain('<a href="http://localhost:3000/members/alice" rel="nofollow noopener ugc">me</a> [you](members/bob)');
});

test("a long conversation is read part by part, by the address that each gives", async () => {
  const id = await createConversation(alice, bob, { bodies: Array.from({ length: 103 }, (_, turn) => `Line ${turn}`) });
  const latest = await conversation(id);
  expect([latest.messages.length, latest.messages.at(-1).body]).toEqual([100, "Line 102"]);
  const earlier = await conversation(id, new URL(latest.earlier).search);
  expect([earlier.earlier, earlier.messages.map(({ body }: { body: string }) => body)]).toEqual([null, ["Line 0", "Line 1", "Line 2"]]);
});

test("an act of a program is the act of the page, and is taken back by its key, by its owner alone", async () => {
  const id = await createConversation(alice, bob, { subject: "Once only" });
  await createReply(bob.actor, id);
  const { count, undo } = await (await acts.POST(request("/api/messages/acts", { act: "trash", folder: "inbox", all: { q: "once" } }), {})).json();
  expect(count).toBe(1);
  expect((await list("?folder=trash&q=once")).results).toMatchObject([{ count: 2 }]);
  const again = await acts.POST(request("/api/messages/acts", { act: "trash", conversations: [id] }), {});
  expect(await again.json()).toEqual({ count: 1, undo: null });
  const takeBack = () => undoing.POST(request("/api/messages/acts/undo", { undo: undo.toUpperCase() }), {});
  expect((await takeBack()).status).toBe(204);
  expect((await list("?folder=trash&q=once")).results).toEqual([]);
  const late = await takeBack();
  expect([late.status, (await late.json()).detail]).toEqual([409, "Il ne restait rien à annuler."]);
});

test("a program says which message it saw last, and what came later stays", async () => {
  const id = await createConversation(alice, bob, { subject: "Upper edge", bodies: ["One", "Two"] });
  const newest = (await conversation(id)).messages.at(-1).id;
  await createReply(alice.actor, id, "Three");
  await acts.POST(request("/api/messages/acts", { act: "archive", folder: "inbox", newest, all: { q: "upper" } }), {});
  expect((await list("?q=upper")).results).toMatchObject([{ conversation_id: id, count: 1, unread: 1, excerpt: "Three" }]);
  await acts.POST(request("/api/messages/acts", { act: "trash", newest, conversations: [id] }), {});
  expect((await list("?q=upper")).results).toMatchObject([{ count: 1, excerpt: "Three" }]);
  expect((await acts.POST(request("/api/messages/acts", { act: "trash", newest: "soon", conversations: [id] }), {})).status).toBe(400);
});

test("lines end as a program ends them, and a key may be in capitals: it is one message all the same", async () => {
  const key = crypto.randomUUID();
  await createMember("carol");
  const hers = await makeTokenByName("carol", { label: "script", scopes: ["messages"], days: null });
  const send = async (body: string, by: string) => (await folder.POST(request("/api/messages", { to: "bob", subject: "Lines", body, key: by }, hers), {})).json();
  const first = await send("one\r\ntwo", key);
  expect(await send("one\ntwo", key.toUpperCase())).toEqual(first);
  expect(await message(first.conversations[0].message_id)).toMatchObject({ body: "one\ntwo" });
});

test("a program mutes a conversation, sees that it is muted, and takes it back", async () => {
  const id = await createConversation(alice, bob, { subject: "Drums" });
  const act = async (body: object) => (await acts.POST(request("/api/messages/acts", body), {})).json();
  const { undo } = await act({ act: "mute", conversations: [id] });
  expect([(await conversation(id)).muted, (await list("?q=drums")).results[0].muted]).toEqual([true, true]);
  await undoing.POST(request("/api/messages/acts/undo", { undo }), {});
  expect((await conversation(id)).muted).toBe(false);
  expect(await act({ act: "mute", folder: "inbox", all: { q: "drums" } })).toMatchObject({ count: 1 });
  expect(await act({ act: "unmute", folder: "inbox", all: { q: "is:muted drums" } })).toMatchObject({ count: 1 });
  expect((await conversation(id)).muted).toBe(false);
});

test("one’s own message says what has become of it", async () => {
  const { db } = await import("@/lib/db");
  const id = await createConversation(bob, alice);
  const [own] = (await conversation(id)).messages;
  expect([own.state, own.rejection_reason]).toEqual(["accepted", null]);
  await db.$transaction((tx) => settleMessage(tx, own.id, { state: "REJECTED", reason: "Not here" }));
  expect(await message(own.id)).toMatchObject({ state: "rejected", rejection_reason: "Not here" });
});

test("where names are shown in another way, programs still get those by which people are written to", async () => {
  await choose("messages.showNamesAs", "@%");
  expect((await list()).results[0].other.name).not.toContain("@");
  await clearSettings();
});

test("everything that is wrong with a message is told at once, names too", async () => {
  const by = await makeTokenByName("alice", { label: "script", scopes: ["messages"], days: null });
  const errors = async (letter: object) => (await (await folder.POST(request("/api/messages", letter, by), {})).json()).errors;
  expect(await errors({ to: [bob.name, "nobody here"], subject: "", key: "zz" })).toMatchObject({ to: expect.stringContaining("nobody here"), subject: expect.any(String), key: "A UUID, please." });
});

test("programs send as often as their member may by hand, and are told when to go on", async () => {
  const { key: _key, ...letter } = draft(alice.name);
  const send = () => folder.POST(request("/api/messages", { ...letter, key: crypto.randomUUID() }), {});
  const answers = [];
  for (let time = 0; time < 61; time++) answers.push(await send());
  const refused = answers.at(-1) as Response;
  expect([answers.filter(({ status }) => status === 201).length, refused.status]).toEqual([60, 429]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3000);
  expect(await refused.json()).toMatchObject({ status: 429, detail: expect.stringContaining("minutes") });
});

test("what a program asks of its messages out of range is told by its field and what it may be", async () => {
  const [sizes, numbers] = ["Il faut un nombre entier de 1 à 100.", "Il faut un nombre entier de 1 à 2147483647."];
  const cursor = "Un curseur fait partie de l’adresse que donne une réponse\u00a0; reprenez cette adresse telle quelle.";
  const choices = (names: string) => `Il faut l’une de ces valeurs\u00a0: ${names}.`;
  for (const [query, errors] of [
    ...["0", "1000", "-5", "2.5", "ten"].map((size) => [`page_size=${size}`, { page_size: sizes }] as const),
    ...["nonsense", "", "99999999999999999-1", "1-99999999999", "1763720000000-42~x"].map((place) => [`cursor=${place}`, { cursor }] as const),
    ["folder=cellar", { folder: choices("inbox, sent, archives, trash") }],
    ["by=size", { by: choices("conversation, message") }],
    ["unread=perhaps", { unread: choices("true, false") }],
    ["limit=0", { limit: "Rien n’est attendu ici sous le nom «\u00a0limit\u00a0»." }],
  ] as const) {
    const [[field, sentence] = []] = Object.entries(errors);
    expect([query, await list(`?${query}`)]).toMatchObject([query, { status: 400, errors, detail: `${field}\u00a0: ${sentence}` }]);
  }
  const id = await createConversation(alice, bob);
  for (const place of ["abc", "0", "-1", "2147483648", "1.5", ""]) expect([place, await conversation(id, `?cursor=${place}`)]).toMatchObject([place, { status: 400, errors: { cursor: numbers } }]);
  for (const wrong of [0, -1, 1.5, 2_147_483_648, 1e300, "1", null]) {
    const answer = await acts.POST(request("/api/messages/acts", { act: "archive", messages: [wrong] }), {});
    expect([wrong, answer.status, (await answer.json()).errors]).toEqual([wrong, 400, { messages: numbers }]);
  }
  const many = await acts.POST(request("/api/messages/acts", { act: "archive", conversations: Array.from({ length: 101 }, (_, each) => each + 1) }), {});
  expect((await many.json()).errors).toEqual({ conversations: "Pas plus de 100." });
});

test.each(["abc", "0", "-1", "1.5", "2147483647", "2147483648", "9".repeat(30), "%00"])("%s is the number of no message and of no conversation", async (number) => {
  const answers = [await one.GET(request("/api/messages/x"), { params: Promise.resolve({ message: number }) }), await talk.GET(request("/api/messages/conversations/x"), { params: Promise.resolve({ conversation: number }) })];
  expect(await Promise.all(answers.map((answer) => answer.json()))).toMatchObject([
    { status: 404, detail: "Vous n’avez aucun message de ce numéro." },
    { status: 404, detail: "Vous n’avez aucune conversation de ce numéro." },
  ]);
});

test("whoever names two things at once, or nothing, is asked which", async () => {
  for (const body of [{ act: "archive" }, { act: "archive", messages: [1], conversations: [1] }, { act: "archive", all: {} }]) {
    const answer = await acts.POST(request("/api/messages/acts", body), {});
    expect([answer.status, (await answer.json()).errors]).toEqual([400, { act: "Nommez des conversations, des messages ou tout un dossier\u00a0: l’un des trois." }]);
  }
});
