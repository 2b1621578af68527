import { request as http } from "node:http";
import type { Page } from "playwright/test";
import { expect, test } from "./fixtures";

const boundary = "----causerie";

async function postForm(page: Page, path: string, fields: Record<string, string>, headers: Record<string, string>, chunked = false) {
  await page.goto(path);
  const hidden = await page.locator("main form input[type=hidden]").evaluateAll((inputs) => inputs.map((input) => [(input as HTMLInputElement).name, (input as HTMLInputElement).value]));
  const parts = [...hidden.filter(([name]) => !(String(name) in fields)), ...Object.entries(fields)].map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  return send(page.url(), `${parts.join("")}--${boundary}--\r\n`, { "content-type": `multipart/form-data; boundary=${boundary}`, ...headers }, chunked);
}

function send(address: string, body: string, headers: Record<string, string>, chunked = false): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const post = http(address, { method: "POST", headers: chunked ? headers : { ...headers, "content-length": String(Buffer.byteLength(body)) } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk) => chunks.push(chunk));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    post.on("error", reject);
    post.end(body);
  });
}

const strangerForm = { email: "stranger@home.example" };

test("a form posted from another site is refused with 403 in both languages", async ({ visitor }) => {
  const page = await visitor({ javaScript: false });
  for (const origin of ["https://evil.example", "null", "http://localhost:1"]) {
    const answer = await postForm(page, "/activate", strangerForm, { origin });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("This form came from somewhere else");
    expect(answer.text).toContain("Ce formulaire vient d’ailleurs");
  }
});

test("a forged forwarding header does not make a foreign origin ours", async ({ visitor }) => {
  const page = await visitor({ javaScript: false });
  const answer = await postForm(page, "/activate", strangerForm, { origin: "https://evil.example", "x-forwarded-host": "evil.example" });
  expect(answer.status).toBe(403);
});

test("a form posted by a program that does not say where it comes from does nothing", async ({ visitor }) => {
  const page = await visitor({ javaScript: false });
  const answer = await postForm(page, "/activate", strangerForm, {});
  expect(answer.text).toContain("so nothing was done");
});

test("a form posted from our own page is accepted", async ({ visitor, baseURL }) => {
  const page = await visitor({ javaScript: false });
  const answer = await postForm(page, "/activate", strangerForm, { origin: baseURL as string });
  expect(answer.status).toBe(303);
});

test("a page is read, or its form is sent, and nothing else can be done to it", async ({ request }) => {
  for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) {
    const answer = await request.fetch("/join", { method });
    expect([method, answer.status(), answer.headers().allow]).toEqual([method, 405, "GET, HEAD, POST"]);
  }
});

test("what is no form is refused with 415", async ({ visitor, baseURL }) => {
  const page = await visitor();
  for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded"]) expect((await send(`${baseURL}/join`, "{}", { "content-type": type, origin: baseURL as string })).status).toBe(415);
  await page.goto("/join");
});

test("a subject of a hundred thousand characters is answered beside its field, and five megabytes with 413", async ({ visitor, baseURL }) => {
  const page = await visitor({ javaScript: false });
  const long = await postForm(page, "/join", { name: "x".repeat(100_000), email: "a@home.example", password: "a few good words", passwordAgain: "a few good words" }, { origin: baseURL as string });
  expect(long.status).toBe(200);
  expect(long.text).toContain("At most 40 characters, please.");
  expect((await postForm(page, "/join", { name: "x".repeat(5_000_000) }, { origin: baseURL as string })).status).toBe(413);
});

test("half a form is refused with 400 on every page, and nothing is done", async ({ baseURL }) => {
  const headers = { origin: baseURL as string };
  const part = `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n`;
  const whole = `${part}--${boundary}--\r\n`;
  const broken: [string, string][] = [
    ["multipart/form-data", whole],
    ["multipart/form-data; boundary=another", whole],
    [`multipart/form-data; boundary=${boundary}`, part.slice(0, -4)],
    [`multipart/form-data; boundary=${boundary}`, `--${boundary}\r\nX: ${"x".repeat(65_536)}\r\n\r\nb\r\n`],
    [`multipart/form-data; boundary=${boundary}`, ""],
  ];
  for (const path of ["/join", "/sign-in", "/tribune/", "/members", "/settings/profile", "/nothing"])
    for (const [type, body] of broken)
      for (const action of [{}, { "next-action": "00".repeat(21) }] as Record<string, string>[]) {
        const answer = await send(baseURL + path, body, { ...headers, ...action, "content-type": type });
        expect([path, type, answer.status]).toEqual([path, type, 400]);
        expect(answer.text).toContain("Ce formulaire est arrivé abîmé");
      }
});

test("what is no call of an action is refused with 400, and is no fault of ours", async ({ visitor, baseURL }) => {
  const page = await visitor({ javaScript: false });
  await page.goto("/activate");
  const name = (await page.locator("main form input[name^='$ACTION_'][type=hidden]").first().getAttribute("name")) ?? "";
  for (const value of ["{", "nonsense", '{"id":"x","bound":"$@1"}']) {
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n--${boundary}--\r\n`;
    const { status } = await send(`${baseURL}/activate`, body, { "content-type": `multipart/form-data; boundary=${boundary}`, origin: baseURL as string });
    expect([value, status < 500]).toEqual([value, true]);
  }
});

test("a form that comes in pieces without saying how long it is counts like any other", async ({ visitor, baseURL }) => {
  const page = await visitor({ javaScript: false });
  const origin = { origin: baseURL as string };
  expect((await postForm(page, "/activate", strangerForm, origin, true)).status).toBe(303);
  expect((await postForm(page, "/join", { name: "x".repeat(1_100_000) }, origin, true)).status).toBe(413);
});

test("the case of a media type means nothing", async ({ visitor, baseURL }) => {
  const page = await visitor({ javaScript: false });
  const type = { origin: baseURL as string, "content-type": `Multipart/Form-Data; boundary=${boundary}` };
  expect((await postForm(page, "/activate", strangerForm, type)).status).toBe(303);
});

test("every answer carries the policy and the other protections", async ({ visitor }) => {
  const page = await visitor();
  const answer = await page.request.get("/");
  const headers = answer.headers();
  expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[0-9a-f]{32}' 'strict-dynamic';/);
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["content-security-policy"]).not.toContain("unsafe");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-powered-by"]).toBeUndefined();
  expect((await page.request.get("/")).headers()["content-security-policy"]).not.toBe(headers["content-security-policy"]);
});

test("a page that does not exist answers 404 in the reader's language", async ({ visitor }) => {
  const page = await visitor({ locale: "fr-FR" });
  expect((await page.goto("/nothing/here"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Il n’y a rien ici" })).toBeVisible();
});

test("signing in goes on to pages of this site only, and not to its doors", async ({ given, signInAs }) => {
  const page = await signInAs(await given.member("simon"));
  for (const next of ["https://evil.example/", "//evil.example", "/\\\\evil.example", "javascript:alert(1)", "/sign-out", "/sign-in", "/join", "/api/auth/signout", "/no-such-page"]) {
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    expect(new URL(page.url()).pathname).toBe("/");
  }
});
