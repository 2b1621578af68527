import { expect, test } from "./fixtures";
import { startSecondSite } from "./second-site";
import { sayTo } from "./wire";

test("an offer to speak another protocol is passed over, and what was asked is answered", async ({ baseURL }) => {
  const offer = ["Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA"];
  for (const line of ["GET /tribune/remote/xml/ HTTP/1.1", "GET /about HTTP/1.1"]) expect((await sayTo(baseURL as string, [line, ...offer])).status).toBe(200);
});

test("what nobody may ask for is no fault of ours", async ({ baseURL }) => {
  const site = baseURL as string;
  expect((await sayTo(site, ["OPTIONS * HTTP/1.1"])).status).toBe(204);
  for (const path of ["/", "/api/members", "/tribune/remote/"]) expect((await sayTo(site, [`TRACE ${path} HTTP/1.1`])).status).toBe(405);
  for (const state of ["x", "%FF", "[]", "{}"]) expect((await sayTo(site, ["GET /members HTTP/1.1", "RSC: 1", `Next-Router-State-Tree: ${state}`])).status).toBe(400);
});

test("a whole address on the line leads nowhere else", async ({ baseURL }) => {
  const { status, head } = await sayTo(baseURL as string, ["GET http://hostile.example/sign-in HTTP/1.1"]);
  expect([status, head.includes("hostile.example")]).toEqual([200, false]);
});

test("every document has a policy and no answer is to be guessed at, also at odd addresses", async ({ baseURL }) => {
  const odd = ["/a%00b", "/a%09b", "/%2e%2e/x", "/a%0d%0ab", "/%", "//x", "/_next/anything", "/_next/static/none.js", "/_next/image?url=%2Ficon.svg&w=64&q=75", "/tribune/remote/x/", "/tribune/garden/post/x", "/tribune/clock/x/y"];
  for (const path of odd) {
    const { status, head } = await sayTo(baseURL as string, [`GET ${path} HTTP/1.1`]);
    expect([path, status < 500, /^x-content-type-options: nosniff/im.test(head)]).toEqual([path, true, true]);
    if (/^content-type: text\/html/im.test(head)) {
      const [, policy = ""] = /^content-security-policy: (.*)$/im.exec(head) ?? [];
      for (const rule of ["base-uri 'none'", "form-action ", "frame-ancestors 'none'"]) expect([path, policy]).toEqual([path, expect.stringContaining(rule)]);
    }
  }
});

test("what the router of the site reads is not at addresses of its own", async ({ request }) => {
  for (const path of ["/messages/c/999999.rsc", "/messages/m/999999.rsc", "/members.rsc"]) expect((await request.get(path)).status()).toBe(404);
});

test("pictures made to measure are not for strangers", async ({ request }) => {
  expect((await request.get("/_next/image?url=%2Ficon.svg&w=64&q=75")).status()).toBe(404);
});

test("a form posted from elsewhere is refused wherever nothing is, too", async ({ request }) => {
  for (const path of ["/tribune/remote/x", "/_next/anything", "/nothing"]) {
    const answer = await request.post(path, { multipart: { a: "b" }, headers: { origin: "https://evil.example" } });
    expect([path, answer.status()]).toEqual([path, 403]);
  }
});

test("whoever is signed in, next-auth answers at one address alone", async ({ request }) => {
  for (const query of ["", "?callbackUrl=%5Bobject%20Object%5D", "?callbackUrl[a]=b"]) expect((await request.get(`/api/auth/session${query}`)).status()).toBe(200);
  expect((await request.head("/api/auth/session")).status()).toBe(200);
  for (const path of ["signin", "signout", "csrf", "providers", "callback/x", "error", "_log"]) {
    expect((await request.get(`/api/auth/${path}`)).status()).toBe(404);
    expect((await request.post(`/api/auth/${path}`)).status()).toBe(404);
  }
  const wrong = { authorization: "Bearer causerie_wrong" };
  for (const path of ["session", "signin"]) expect((await request.get(`/api/auth/${path}`, { headers: wrong })).status()).toBe(401);
});

test("the endpoint of the functions is for who signs", async ({ request }) => {
  const answer = await request.post("/api/inngest?fnId=causerie-email-deliver-mail&stepId=step", { data: { event: { data: [] } } });
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([401, "application/problem+json"]);
});

test("another site's page posts nothing on the tribune for whoever reads it", async ({ request }) => {
  for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }] as Record<string, string>[]) {
    const answer = await request.post("/tribune/post/", { form: { content: "/name Pwned" }, headers });
    expect([answer.status(), answer.headers()["set-cookie"]]).toEqual([403, undefined]);
  }
});

test("over HTTPS every answer says so, and every cookie stays there", async ({ given }) => {
  const site = await startSecondSite({ SITE_URL: "https://causerie.example", RATE_LIMITS: "on" });
  try {
    for (const path of ["/", "/about", "/tribune/remote/xml/", "/api/members", "/health", "/icon.svg", "/nothing"]) {
      const answer = await fetch(site.address + path);
      expect([path, answer.headers.get("strict-transport-security")]).toEqual([path, "max-age=63072000; includeSubDomains"]);
    }
    const posted = await fetch(`${site.address}/tribune/post/`, { method: "POST", body: new URLSearchParams({ content: given.uniqueName("hello") }) });
    expect(posted.headers.get("set-cookie")).toContain("; Secure");
  } finally {
    site.stop();
  }
});
