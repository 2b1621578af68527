import { beforeAll, expect, test } from "vitest";
import { limits } from "@/lib/auth/limits";
import { db } from "@/lib/db";
import { adminHandler, memberHandler, publicHandler } from "@/lib/handler";
import { makeTokenByName } from "@/lib/members/access-tokens/commands";
import { createMember } from "@/lib/testing/members";

const address = "http://localhost:3000/api/something";
const whoami = memberHandler(async (actor) => new Response(actor.name), { scope: "MEMBERS" });

let secret: string;

beforeAll(async () => {
  await createMember("alice");
  secret = await makeTokenByName("alice", { label: "script", scopes: ["members"], days: null });
});

function send(handler: typeof whoami, token: string | null, { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string> } = {}): Promise<Response> {
  const authorization = token === null ? undefined : { authorization: `Bearer ${token}` };
  return handler(new Request(address, { method, headers: { "x-forwarded-for": "192.0.2.9", ...authorization, ...headers } }), {});
}

test("a program with a token is its member", async () => {
  expect(await (await send(whoami, secret)).text()).toBe("alice");
  expect(await (await send(whoami, secret, { headers: { authorization: `bearer  ${secret} ` } })).text()).toBe("alice");
});

test("a wrong token is answered 401, and how to do it right", async () => {
  const answer = await send(whoami, `${secret}x`);
  expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, 'Bearer error="invalid_token"']);
  expect(await answer.text()).toContain("revoked or expired");
});

test("a token for something else is answered 403 with the scope that is missing", async () => {
  const other = memberHandler(async () => new Response("in"), { scope: "MESSAGES" });
  const answer = await send(other, secret);
  expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([403, 'Bearer error="insufficient_scope", scope="messages"']);
});

test("an address that names no scope takes no token, whoever it is for", async () => {
  for (const handler of [publicHandler(async () => new Response("in")), memberHandler(async () => new Response("in"))]) expect((await send(handler, secret)).status).toBe(403);
});

test("a token without the scope of administration is no administrator", async () => {
  await createMember("ada", { role: "ADMINISTRATOR" });
  const office = adminHandler(async (actor) => new Response(actor.name), { scope: "ADMIN" });
  const [plain, full] = [await makeTokenByName("ada", { label: "a", scopes: ["members"], days: null }), await makeTokenByName("ada", { label: "b", scopes: ["admin"], days: null })];
  expect((await send(office, plain)).status).toBe(403);
  expect(await (await send(office, full)).text()).toBe("ada");
  expect(
    (
      await send(
        adminHandler(async () => new Response("in"), { scope: "MEMBERS" }),
        plain,
      )
    ).status,
  ).toBe(404);
});

test("without a cookie a token needs no origin; with one, another site's page is refused all the same", async () => {
  const changed = memberHandler(async () => new Response("changed"), { scope: "MEMBERS" });
  expect((await send(changed, secret, { method: "PATCH" })).status).toBe(200);
  expect((await send(changed, secret, { method: "PATCH", headers: { origin: "https://app.example" } })).status).toBe(200);
  expect((await send(changed, secret, { method: "PATCH", headers: { cookie: "a=b", origin: "https://evil.example" } })).status).toBe(403);
});

test("another site's page changes nothing in a visitor's name, whether their browser sends cookies or not", async () => {
  const said = publicHandler(async () => new Response("said", { headers: { "set-cookie": "who=evil" } }));
  const foreign: Record<string, string>[] = [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }];
  for (const headers of foreign) {
    const answer = await send(said, null, { method: "POST", headers });
    expect([answer.status, answer.headers.get("set-cookie")]).toEqual([403, null]);
  }
  const own: Record<string, string>[] = [{}, { origin: "http://localhost:3000" }, { "sec-fetch-site": "same-origin" }];
  for (const headers of own) expect((await send(said, null, { method: "POST", headers })).status).toBe(200);
});

test("each token has a limit of its own", async () => {
  const tight = memberHandler(async () => new Response("in"), { scope: "MEMBERS", limit: { ...limits.calls, name: "tight", times: 2 } });
  const second = await makeTokenByName("alice", { label: "another", scopes: ["members"], days: null });
  const statuses: number[] = [];
  for (const token of [secret, secret, secret, second]) statuses.push((await send(tight, token)).status);
  expect(statuses).toEqual([200, 200, 429, 200]);
});

test("whoever guesses tokens is slowed down by network", async () => {
  const tight = memberHandler(async () => new Response("in"), { scope: "MEMBERS", limit: { ...limits.calls, name: "guesses", times: 2 } });
  const statuses: number[] = [];
  for (const guess of ["causerie_a", "causerie_b", "causerie_c"]) statuses.push((await send(tight, guess)).status);
  expect(statuses).toEqual([401, 401, 429]);
});

test("a ban ends what a token opens with the next request", async () => {
  const { id } = await createMember("bob");
  const token = await makeTokenByName("bob", { label: "x", scopes: ["members"], days: null });
  expect((await send(whoami, token)).status).toBe(200);
  await db.sanction.create({ data: { kind: "BAN", memberId: id, reason: "because" } });
  expect((await send(whoami, token)).status).toBe(401);
});
