import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import * as nowhere from "@/app/api/[[...rest]]/route";
import * as one from "@/app/api/members/[name]/route";
import * as me from "@/app/api/members/me/route";
import * as list from "@/app/api/members/route";
import { db } from "@/lib/db";
import { jsonHandler, readBody } from "@/lib/json-handler";
import { makeTokenByName } from "@/lib/members/access-tokens/commands";
import { saveChoices, saveProfile } from "@/lib/members/profile/commands";
import { createMember, type TestMember } from "@/lib/testing/members";

const site = "http://localhost:3000";

let alice: TestMember;
let bob: TestMember;
let token: string;

beforeAll(async () => {
  [alice, bob] = [await createMember("alice", { locale: null }), await createMember("Bob l’Éponge")];
  token = await makeTokenByName("alice", { label: "script", scopes: ["members"], days: null });
  await saveProfile(bob.actor, { biography: "I **am**", signature: "B", site: "bob.example" });
});

type Sent = { token?: string | null; method?: string; headers?: Record<string, string>; body?: string };

function request(path: string, { token: secret = token, method = "GET", headers = {}, body }: Sent = {}): Request {
  return new Request(site + path, { method, headers: { "x-forwarded-for": "192.0.2.9", ...(secret && { authorization: `Bearer ${secret}` }), ...headers }, ...(body !== undefined && { body }) });
}

const member = (name: string, sent?: Sent) => one.GET(request(`/api/members/${encodeURIComponent(name)}`, sent), { params: Promise.resolve({ name: encodeURIComponent(name) }) });
const change = (body: unknown, sent: Sent = {}) => me.PATCH(request("/api/members/me", { method: "PATCH", headers: { "content-type": "application/json" }, body: typeof body === "string" ? body : JSON.stringify(body), ...sent }), {});

test("a member is described without what is not shown", async () => {
  const answer = await member("bob L’éponge");
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
  expect(await answer.json()).toMatchObject({
    name: "Bob l’Éponge",
    url: `${site}/members/${encodeURIComponent("Bob l’Éponge")}`,
    role: "member",
    site: "https://bob.example/",
    biography: "I **am**",
    biography_html: "<p>I <strong>am</strong></p>\n",
    email: null,
  });
});

test("an address is given to who is signed in, where its owner shows it", async () => {
  await saveChoices(bob.actor, { showEmail: true });
  expect(await (await member(bob.name)).json()).toMatchObject({ email: bob.email });
  await saveChoices(bob.actor, { showEmail: false });
  expect(await (await member(bob.name)).json()).toMatchObject({ email: null });
});

test("oneself is described with address and options", async () => {
  expect(await (await me.GET(request("/api/members/me"), {})).json()).toMatchObject({ name: "alice", email: alice.email, options: { show_email: false, mail_on_message: true } });
});

test("the list goes on from page to page by the address that it gives, and searches", async () => {
  const first = await (await list.GET(request("/api/members?page_size=1&sort=name"), {})).json();
  expect(first.results.map(({ name }: { name: string }) => name)).toEqual(["alice"]);
  const second = await (await list.GET(request(first.next.replace(site, "")), {})).json();
  expect(second).toMatchObject({ results: [{ name: "Bob l’Éponge" }], next: null });
  expect(second.results[0]).not.toHaveProperty("email");
  expect(await (await list.GET(request("/api/members?search=EPONGE"), {})).json()).toMatchObject({ results: [{ name: "Bob l’Éponge" }] });
});

test("what has not changed is answered 304, and what has, anew", async () => {
  const tag = (await member(bob.name)).headers.get("etag") as string;
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
    const again = await member(bob.name, { headers: { "if-none-match": known } });
    expect([again.status, again.headers.get("cache-control"), await again.text()]).toEqual([304, "private, no-cache", ""]);
  }
  await saveProfile(bob.actor, { biography: "changed" });
  expect((await member(bob.name, { headers: { "if-none-match": tag } })).status).toBe(200);
});

test("a program changes what it mentions, and nothing else", async () => {
  await saveProfile(alice.actor, { biography: "before", signature: "kept", site: "kept.example" });
  const answer = await change({ biography: "_after_", site: null, options: { menus_on_hover: true } });
  expect(await answer.json()).toMatchObject({ biography: "_after_", biography_html: "<p><em>after</em></p>\n", signature: "kept", site: null, options: { menus_on_hover: true, show_signatures: true, mail_on_message: true } });
});

test.each([
  [{ biography: "x".repeat(10_001) }, { biography: "At most 10000 characters, please." }],
  [{ site: "javascript:alert(1)" }, { site: "This is not the address of a site. One looks like https://example.org." }],
  [{ role: "ADMINISTRATOR" }, { role: "Nothing called “role” is taken here." }],
  [{ options: { show_email: "yes" } }, { options: "True or false, please." }],
  [{ options: { colour: "red" } }, { options: "Nothing called “colour” is taken here." }],
  [JSON.parse('{"constructor":1}'), { constructor: "Nothing called “constructor” is taken here." }],
  [{ options: [] }, { options: "An object with fields, please." }],
  [{ biography: 3 }, { biography: "Text, please." }],
  [{ signature: "a\u0000b" }, { signature: "This holds characters that cannot be shown." }],
])("%.60j is answered 400, field by field", async (body, errors) => {
  const answer = await change(body);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
  expect(await answer.json()).toMatchObject({ status: 400, errors });
});

test.each([
  ["not JSON", "{", {}, 400],
  ["of another type", "null", { "content-type": "text/plain" }, 415],
  ["a list", "[]", {}, 400],
  ["nothing", "", {}, 400],
  ["very much", `"${"x".repeat(300_000)}"`, {}, 413],
])("a body that is %s is refused", async (_title, body, headers, status) => {
  const answer = await change(body, { headers: { "content-type": "application/json", ...headers } });
  expect([answer.status, (await answer.json()).type]).toEqual([status, "about:blank"]);
});

const cursor = "A cursor is part of the address that an answer gives; please take that address as it is.";
const sizes = "A whole number from 1 to 100, please.";

test.each([
  ...["0", "101", "1000", "-1", "1.5", "ten", "", "1e400", "9".repeat(30)].map((size) => [`page_size=${size}`, "page_size", sizes] as const),
  ...["nonsense", "W10", "x".repeat(401)].map((place) => [`cursor=${place}`, "cursor", cursor] as const),
  ["sort=karma", "sort", "One of these, please: match, newest, name, seen."],
  ["role=king", "role", "One of these, please: staff, member, moderator, administrator."],
  ["seen=never", "seen", "One of these, please: lately."],
  ["limit=1000", "limit", "Nothing called “limit” is taken here."],
  [`search=${"x".repeat(61)}`, "search", "At most 60 characters, please."],
  ["search=a%00b", "search", "This holds characters that cannot be shown."],
] as const)("a list asked for by %s is answered 400, in words that name what is wrong and what would not be", async (query, field, sentence) => {
  const answer = await list.GET(request(`/api/members?${query}`), {});
  expect([answer.status, await answer.json()]).toMatchObject([400, { detail: `${field}: ${sentence}`, errors: { [field]: sentence } }]);
});

test("everything that is wrong is told in one detail, in French with its blanks", async () => {
  const { detail } = await (await list.GET(request("/api/members?page_size=0&sort=karma&colour=red", { headers: { "accept-language": "fr" } }), {})).json();
  expect(detail).toBe("sort\u00a0: Il faut l’une de ces valeurs\u00a0: match, newest, name, seen. page_size\u00a0: Il faut un nombre entier de 1 à 100. colour\u00a0: Rien n’est attendu ici sous le nom «\u00a0colour\u00a0».");
});

test("a body that is no object is told so", async () => {
  expect(await (await change("[]")).json()).toMatchObject({ status: 400, detail: "An object with fields, please." });
});

test("problems are told in the language of the caller", async () => {
  expect((await (await member("nobody", { headers: { "accept-language": "fr" } })).json()).detail).toBe("Il n’y a pas de membre de ce nom.");
  await db.member.update({ where: { id: alice.id }, data: { locale: "fr" } });
  expect((await (await member("nobody", { headers: { "accept-language": "en" } })).json()).detail).toBe("Il n’y a pas de membre de ce nom.");
  await db.member.update({ where: { id: alice.id }, data: { locale: null } });
});

test("who does not exist is 404, whatever stands in the address", async () => {
  for (const name of ["nobody", "../me", "%", "a\u0000b", "😀".repeat(500), "' or 1=1"]) {
    const answer = await one.GET(request("/api/members/x"), { params: Promise.resolve({ name: name === "%" ? "%" : encodeURIComponent(name) }) });
    expect([answer.status, (await answer.json()).status]).toEqual([404, 404]);
  }
});

test("a wrong method is 405 and says which are right, also for registration, which programs cannot do", async () => {
  for (const [handler, allow] of [
    [list.POST, "GET, HEAD, OPTIONS"],
    [one.DELETE, "GET, HEAD, OPTIONS"],
    [me.PUT, "GET, HEAD, PATCH, OPTIONS"],
  ] as const) {
    const answer = await handler(request("/api/members", { method: "POST" }));
    expect([answer.status, answer.headers.get("allow"), answer.headers.get("content-type")]).toEqual([405, allow, "application/problem+json"]);
  }
  expect((await me.OPTIONS()).headers.get("allow")).toContain("PATCH");
});

test("a wrong token and a wrong scope are told as problems as well", async () => {
  const other = await makeTokenByName("alice", { label: "other", scopes: ["tribune"], days: null });
  for (const [secret, status] of [
    ["causerie_wrong", 401],
    [other, 403],
  ] as const) {
    const answer = await me.GET(request("/api/members/me", { token: secret }), {});
    expect([answer.status, (await answer.json()).status, answer.headers.get("www-authenticate")?.split(" ")[0]]).toEqual([status, status, "Bearer"]);
  }
});

test("an address below ours where nothing is answers a program as a problem, whatever the method", async () => {
  for (const handler of [nowhere.GET, nowhere.POST, nowhere.PUT, nowhere.PATCH, nowhere.DELETE, nowhere.OPTIONS]) {
    const answer = await handler(request("/api/messages/foo/bar", { headers: { "accept-language": "fr" } }), {});
    expect([answer.status, answer.headers.get("content-type"), await answer.json()]).toMatchObject([404, "application/problem+json", { status: 404, detail: "Il n’y a aucune interface à cette adresse. Elle contient peut-être une faute de frappe." }]);
  }
});

test("addresses where nothing is have the locks of the others: tokens, origins and the limit", async () => {
  const ask = (sent: Sent) => nowhere.POST(request("/api/x", { method: "POST", ...sent }), {});
  expect((await ask({ token: "causerie_wrong" })).status).toBe(401);
  expect((await ask({ token: null, headers: { cookie: "a=b", origin: "https://evil.example" } })).status).toBe(403);
  const secret = await makeTokenByName("alice", { label: "wild", scopes: ["tribune"], days: null });
  const statuses = [];
  for (let time = 0; time < 601; time++) statuses.push((await ask({ token: secret })).status);
  expect([statuses.indexOf(429), statuses.filter((status) => status === 404).length]).toEqual([600, 600]);
});

test("what is our own mistake stays an error, and is not told as the caller's", async () => {
  const broken = jsonHandler("MEMBERS", async () => {
    throw new TypeError("a bug");
  });
  await expect(broken(request("/api/x"), {})).rejects.toThrow("a bug");
  const strict = jsonHandler("MEMBERS", async (_actor, asked) => Response.json(await readBody(asked, z.strictObject({ a: z.number() }))));
  expect((await strict(request("/api/x", { method: "POST", headers: { "content-type": "application/vnd.x+json" }, body: '{"a":1}' }), {})).status).toBe(200);
});
