import { expect, test } from "./fixtures";

test("visitors read members by plain HTTP, without addresses", async ({ given, request }) => {
  const alice = await given.member("alice");
  const answer = await request.get(`/api/members/${alice.name}`);
  expect(answer.headers()).toMatchObject({ "content-type": "application/json; charset=utf-8", "cache-control": "private, no-cache", "x-content-type-options": "nosniff" });
  expect(await answer.json()).toMatchObject({ name: alice.name, role: "member", email: null });
  expect((await request.get(`/api/members/${alice.name}`, { headers: { "if-none-match": answer.headers().etag as string } })).status()).toBe(304);
  expect(await (await request.get(`/api/members?search=${alice.name}`)).json()).toMatchObject({ results: [{ name: alice.name }], next: null });
});

test("visitors are nobody, and wrong questions are answered in their language", async ({ request }) => {
  const me = await request.get("/api/members/me", { headers: { "accept-language": "fr" } });
  expect([me.status(), me.headers()["www-authenticate"], me.headers()["content-type"]]).toEqual([401, "Bearer", "application/problem+json"]);
  expect((await me.json()).title).toBe("Personne n’est connecté");
  for (const [path, status] of [
    ["/api/members/nobody-of-that-name", 404],
    ["/api/members/%FF", 404],
    ["/api/members/a%00b", 404],
    ["/api/members?cursor=nonsense", 400],
    ["/api/members?page_size=-1", 400],
  ] as const) {
    const answer = await request.get(path);
    expect([path, answer.status(), (await answer.json()).status]).toEqual([path, status, status]);
  }
});

test("addresses below /api where nothing is are answered to programs, and hide none that is there", async ({ request }) => {
  for (const path of ["/api", "/api/", "/api/nothing", "/api/messages/1/2/3", "/api/members/a/b", "/api/auth", "/api/webhooks/resend"]) {
    for (const method of ["GET", "POST", "DELETE"]) {
      const answer = await request.fetch(path, { method, headers: { "accept-language": "fr" } });
      expect([path, method, answer.status(), answer.headers()["content-type"], (await answer.json()).title]).toEqual([path, method, 404, "application/problem+json", "Il n’y a rien ici"]);
    }
  }
  expect((await request.head("/api/nothing")).status()).toBe(404);
  expect(await (await request.get("/api/auth/session")).json()).toEqual({});
  expect((await request.get("/api/inngest")).headers()["content-type"]).toContain("application/json");
  expect((await request.get("/api/unread-count")).status()).toBe(401);
  for (const path of ["/api/unread-count", "/api/unread-count/events"]) {
    const answer = await request.post(path);
    expect([path, answer.status(), answer.headers()["content-type"], answer.headers().allow?.startsWith("GET")]).toEqual([path, 405, "application/problem+json", true]);
  }
});

test("nobody joins, and nothing is deleted, by program", async ({ request }) => {
  for (const [method, path] of [
    ["POST", "/api/members"],
    ["PUT", "/api/members/me"],
    ["DELETE", "/api/members/me"],
    ["POST", "/api/members/somebody"],
  ] as const) {
    const answer = await request.fetch(path, { method, data: {} });
    expect([answer.status(), answer.headers().allow?.includes("GET")]).toEqual([405, true]);
  }
  expect((await request.fetch("/api/members", { method: "OPTIONS" })).status()).toBe(204);
  expect((await request.fetch("/api/members", { method: "HEAD" })).status()).toBe(200);
});

test("a browser that is signed in changes its own profile, but not for another site", async ({ given, signInAs, baseURL }) => {
  const page = await signInAs(await given.member("alice"));
  const change = (origin: string) => page.request.patch("/api/members/me", { headers: { origin }, data: { site: "boats.example" } });
  expect(await (await change(baseURL as string)).json()).toMatchObject({ site: "https://boats.example/" });
  expect((await change("https://evil.example")).status()).toBe(403);
});

test("a picture is served under the name of its member, whatever the name", async ({ given, request }) => {
  const member = await given.member("Zoé d’Été");
  const { avatar_url: address } = await (await request.get(`/api/members/${encodeURIComponent(member.name)}`)).json();
  const answer = await request.get(address);
  expect([answer.status(), answer.headers()["content-type"], answer.headers()["content-security-policy"]]).toEqual([200, "image/svg+xml", "default-src 'none'; frame-ancestors 'none'"]);
  expect((await request.get("/members/nobody-of-that-name/avatar")).status()).toBe(404);
  expect((await request.get("/members/%FF/avatar")).status()).toBe(404);
  expect((await request.post(address)).status()).toBe(405);
});
