import type { APIRequestContext, APIResponse } from "playwright/test";
import { makeTokenByName } from "@/lib/members/access-tokens/commands";
import type { TestMember } from "@/lib/testing/members";
import { expect, test } from "./fixtures";

type Asked = { query?: Record<string, string>; data?: unknown; headers?: Record<string, string>; method?: string };

async function programOf(request: APIRequestContext, { name }: TestMember, scope: "messages" | "tribune" = "messages") {
  const token = await makeTokenByName(name, { label: "script", scopes: [scope], days: null });
  const ask = (path: string, { query, data, headers, method = data === undefined ? "GET" : "POST" }: Asked = {}): Promise<APIResponse> =>
    request.fetch(`/api/messages${path}`, { method, params: query ?? {}, headers: { authorization: `Bearer ${token}`, ...headers }, ...(data === undefined ? {} : { data }) });
  return { ask, read: async (path: string, asked?: Asked) => (await ask(path, asked)).json(), token };
}

const letter = (to: unknown, subject = "Coffee?") => ({ to, subject, body: "At **four**, at the corner?", key: crypto.randomUUID() });

test("two programs write to each other: send, find, read, answer, file and take back", async ({ given, request }) => {
  const [ann, ben] = [await given.member("ann"), await given.member("ben")];
  const [hers, his] = [await programOf(request, ann), await programOf(request, ben)];

  const sent = await hers.ask("", { data: letter([ben.name]) });
  expect(sent.status()).toBe(201);
  const [{ id: conversation, url, message_id: first }] = (await sent.json()).conversations;
  expect(url).toMatch(new RegExp(`/messages/c/${conversation}$`));

  const { results, next } = await his.read("");
  expect({ results, next }).toMatchObject({
    next: null,
    results: [{ conversation_id: conversation, folder: "inbox", kind: "received", other: { kind: "member", name: ann.name }, subject: "Coffee?", excerpt: expect.stringContaining("at the corner?"), count: 1, unread: 1 }],
  });
  expect(Date.parse(results[0].sent_at)).toBeGreaterThan(Date.now() - 60_000);

  const message = await his.read(`/${results[0].message_id}`);
  expect(message).toMatchObject({
    conversation_id: conversation,
    own: false,
    author: { name: ann.name },
    body: "At **four**, at the corner?",
    body_html: "<p>At <strong>four</strong>, at the corner?</p>\n",
    unread: true,
    folders: ["inbox"],
    may_reply: true,
  });
  expect(await (await request.get("/api/unread-count", { headers: { authorization: `Bearer ${his.token}` } })).json()).toEqual({ unread_count: 1, newest_message: message.id, settlements: 0 });

  const answered = await his.ask(`/${message.id}/reply`, { data: { body: "With pleasure.", key: crypto.randomUUID() } });
  expect([answered.status(), await answered.json()]).toEqual([201, { conversations: [{ id: conversation, url, message_id: expect.any(Number) }], state: "accepted" }]);
  expect((await hers.ask(`/${first}/reply`, { data: { subject: "Or five?", body: "Five is fine, too.", key: crypto.randomUUID() } })).status()).toBe(201);
  expect(await hers.read(`/conversations/${conversation}`)).toMatchObject({
    id: conversation,
    unread: 1,
    earlier: null,
    messages: [
      { id: first, own: true },
      { own: false, subject: "Re: Coffee?", body: "With pleasure.", unread: true },
      { own: true, subject: "Or five?" },
    ],
  });

  const { count, undo } = await his.read("/acts", { data: { act: "archive", conversations: [conversation] } });
  expect(count).toBe(1);
  expect((await his.read("", { query: { folder: "archives" } })).results).toMatchObject([{ count: 3 }]);
  expect((await his.ask("/acts/undo", { data: { undo } })).status()).toBe(204);
  expect((await his.read("")).results).toHaveLength(1);
});

test("a folder is read page by page, in any order, by conversation or message, unread only and searched", async ({ given, request }) => {
  const [ann, ben] = [await given.member("ann"), await given.member("ben")];
  const [hers, his] = [await programOf(request, ann), await programOf(request, ben)];
  for (const subject of ["Zebra", "Café", "Motor"]) await hers.ask("", { data: letter(ben.name, subject) });

  const seen: string[] = [];
  for (let address: string | null = "?sort=subject&page_size=2"; address !== null; ) {
    const { results, next } = await his.read(address);
    seen.push(...results.map(({ subject }: { subject: string }) => subject));
    address = next && new URL(next).search;
  }
  expect(seen).toEqual(["Café", "Motor", "Zebra"]);

  const found = await his.read("", { query: { q: "cafe", by: "message" } });
  expect(found.results).toMatchObject([{ subject: "Café", count: 1 }]);
  await his.ask("/acts", { data: { act: "mark_read", messages: [found.results[0].message_id] } });
  expect((await his.read("?unread&sort=subject")).results.map(({ subject }: { subject: string }) => subject)).toEqual(["Motor", "Zebra"]);
  expect(await his.read("/acts", { data: { act: "trash", folder: "inbox", all: { unread: true } } })).toMatchObject({ count: 2 });
  expect((await his.read("", { query: { folder: "trash" } })).results).toHaveLength(2);
  expect((await hers.read("", { query: { folder: "sent" } })).results).toHaveLength(3);
});

test("a program that repeats itself after a lost answer sends once, and is answered the same", async ({ given, request }) => {
  const [ann, ben, cleo] = [await given.member("ann"), await given.member("ben"), await given.member("cleo")];
  const [hers, his] = [await programOf(request, ann), await programOf(request, ben)];
  const data = letter([ben.name, cleo.name]);
  const answers = await Promise.all([hers.ask("", { data }), hers.ask("", { data }), hers.ask("", { data })]);
  expect(answers.map((answer) => answer.status())).toEqual([201, 201, 201]);
  const [first, ...others] = await Promise.all(answers.map((answer) => answer.json()));
  expect(first.conversations).toHaveLength(2);
  for (const other of others) expect(other).toEqual(first);
  const { results } = await his.read("");
  expect(results).toHaveLength(1);
  const reply = { data: { body: "Yes.", key: crypto.randomUUID() } };
  for (let time = 0; time < 2; time++) expect((await his.ask(`/${results[0].message_id}/reply`, reply)).status()).toBe(201);
  expect((await hers.read(`/conversations/${results[0].conversation_id}`)).messages).toHaveLength(2);
});

test("what has not changed is 304, and reading marks nothing as read", async ({ given, request }) => {
  const [ann, ben] = [await given.member("ann"), await given.member("ben")];
  const [hers, his] = [await programOf(request, ann), await programOf(request, ben)];
  const { conversations } = await hers.read("", { data: letter(ben.name) });
  for (const path of ["", `/conversations/${conversations[0].id}`]) {
    const { etag, "cache-control": kept } = (await his.ask(path)).headers();
    expect(kept).toBe("private, no-cache");
    const again = await his.ask(path, { headers: { "if-none-match": etag as string } });
    expect([again.status(), await again.text()]).toEqual([304, ""]);
  }
  expect((await his.read("?unread")).results).toHaveLength(1);
});

test("what is not one’s own is not there, whoever asks", async ({ given, request }) => {
  const [ann, ben, eve] = [await given.member("ann"), await given.member("ben"), await given.member("eve", "ADMINISTRATOR")];
  const [hers, theirs] = [await programOf(request, ann), await programOf(request, eve)];
  const { conversations } = await hers.read("", { data: letter(ben.name) });
  const { messages } = await hers.read(`/conversations/${conversations[0].id}`);
  const reply = { body: "Aha.", key: crypto.randomUUID() };
  for (const answer of [
    await theirs.ask(`/${messages[0].id}`),
    await theirs.ask(`/conversations/${conversations[0].id}`),
    await theirs.ask(`/${messages[0].id}/reply`, { data: reply }),
    await theirs.ask("/acts", { data: { act: "trash", conversations: [conversations[0].id] } }),
    await theirs.ask("/acts", { data: { act: "mark_read", messages: [messages[0].id] } }),
    await theirs.ask("/2147483647"),
    await theirs.ask("/zero"),
    await theirs.ask("/conversations/%FF"),
  ])
    expect([answer.url(), answer.status(), answer.headers()["content-type"]]).toEqual([answer.url(), 404, "application/problem+json"]);
});

test("a request that makes no sense is told field by field, in the caller’s language", async ({ given, request }) => {
  const { ask, read } = await programOf(request, await given.member("ann"));
  for (const query of ["?folder=cellar", "?by=size", "?sort=colour", "?cursor=nonsense", "?sort=subject&cursor=1763720000000-42", "?page_size=0", "?colour=red", "?unread=perhaps"]) expect([query, (await ask(query)).status()]).toEqual([query, 400]);
  for (const data of [
    { act: "archive" },
    { act: "archive", conversations: [1], messages: [1] },
    { act: "burn", messages: [1] },
    { act: "trash", all: {} },
    { act: "trash", messages: [] },
    { act: "trash", messages: ["1"] },
    { act: "trash", messages: [4_294_967_296] },
  ])
    expect([data, (await ask("/acts", { data })).status()]).toEqual([data, 400]);
  expect(await read("", { data: letter("nobody-at-all"), headers: { "accept-language": "fr" } })).toMatchObject({ status: 400, errors: { to: expect.stringContaining("nobody-at-all") } });
  const wrong = await read("", { data: { to: [], subject: "x".repeat(121), body: "", key: "1" } });
  expect(Object.keys(wrong.errors)).toEqual(expect.arrayContaining(["key", "subject", "to"]));
});

test("without a token for messages nothing is told, and other methods are refused", async ({ given, request }) => {
  const ann = await given.member("ann");
  const other = await programOf(request, ann, "tribune");
  const visitor = await request.get("/api/messages");
  expect([visitor.status(), visitor.headers()["www-authenticate"]]).toEqual([401, "Bearer"]);
  const refused = await other.ask("");
  expect([refused.status(), refused.headers()["www-authenticate"]]).toEqual([403, 'Bearer error="insufficient_scope", scope="messages"']);
  for (const [method, path, allow] of [
    ["DELETE", "", "GET, HEAD, POST, OPTIONS"],
    ["PUT", "/1", "GET, HEAD, OPTIONS"],
    ["POST", "/conversations/1", "GET, HEAD, OPTIONS"],
    ["GET", "/1/reply", "POST, OPTIONS"],
    ["PATCH", "/acts", "POST, OPTIONS"],
    ["GET", "/acts/undo", "POST, OPTIONS"],
  ] as const) {
    const answer = await other.ask(path, { method });
    expect([method, path, answer.status(), answer.headers().allow]).toEqual([method, path, 405, allow]);
  }
});

test("a browser that is signed in may use it too, but not for another site", async ({ given, signInAs, baseURL }) => {
  const [ann, ben] = [await given.member("ann"), await given.member("ben")];
  const page = await signInAs(ann);
  const send = (origin: string) => page.request.post("/api/messages", { headers: { origin }, data: letter(ben.name) });
  expect((await send("https://evil.example")).status()).toBe(403);
  expect((await send(baseURL as string)).status()).toBe(201);
  expect((await (await page.request.get("/api/messages?folder=sent")).json()).results).toHaveLength(1);
});
