import { beforeAll, expect, test, vi } from "vitest";
import { DELETE, GET, POST, PUT } from "@/app/api/inngest/route";
import { canonical, signatureOf } from "@/lib/jobs/runner/signature";

const address = "http://localhost:3000/api/inngest?fnId=causerie-email-deliver-mail&stepId=step";
const signingKey = process.env.INNGEST_SIGNING_KEY as string;

let networks = 0;
let from: string;

beforeAll(() => void vi.mocked(console.error).mockImplementation(() => {}));

const methods = { DELETE, GET, POST, PUT };

type Sent = { method?: keyof typeof methods; body?: BodyInit; signature?: string; host?: string; network?: string };

function ask({ method = "POST", body, signature, host = "localhost:3000", network }: Sent): Promise<Response> {
  from = network ?? `192.0.2.${++networks}`;
  const headers = { host, "x-forwarded-for": from, ...(signature && { "x-inngest-signature": signature }) };
  const request = new Request(address, { method, headers, ...(body !== undefined && { body, duplex: "half" }) } as RequestInit);
  return methods[method](request);
}

/** Counts what was read of it. */
function endless() {
  const given = { bytes: 0 };
  const body = new ReadableStream({
    pull(controller) {
      given.bytes += 65_536;
      controller.enqueue(new TextEncoder().encode("[".repeat(65_536)));
    },
  });
  return { given, body };
}

const wrong = () => `t=${Math.floor(Date.now() / 1000)}&s=${"0".repeat(64)}`;
const registering = { url: address };

test("a call that is not signed is refused unread, however long it goes on", async () => {
  const { given, body } = endless();
  const answer = await ask({ body });
  expect([answer.status, answer.headers.get("content-type"), (await answer.json()).title]).toEqual([401, "application/problem+json", "This call is not signed"]);
  expect(given.bytes).toBeLessThan(200_000);
});

test.each(["nonsense", "t=1&s=00", `t=12&s=${"0".repeat(64)}`])("a signature like %s is none: what it stands on is not read", async (signature) => {
  const { given, body } = endless();
  expect((await ask({ body, signature })).status).toBe(401);
  expect(given.bytes).toBeLessThan(200_000);
});

test("of a call that says it is signed no more than four megabytes are read", async () => {
  const { given, body } = endless();
  expect((await ask({ body, signature: wrong() })).status).toBe(413);
  expect(given.bytes).toBeLessThan(5 * 1024 * 1024);
});

test("what is no JSON is 400, and no fault of ours", async () => {
  for (const body of ["{", "", new Uint8Array([0xff, 0x22])]) expect((await ask({ body, signature: wrong() })).status).toBe(400);
  expect((await ask({ method: "PUT", body: "{" })).status).toBe(400);
});

test("a wrong signature is refused", async () => {
  expect((await ask({ body: "{}", signature: wrong() })).status).toBe(401);
});

test("a network that goes on without a right signature has to wait, until one is right", async () => {
  const network = "198.51.100.1";
  const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await ask({ body: "{}", signature: wrong(), network })).status));
  expect(new Set(statuses)).toEqual(new Set([401]));
  const late = await ask({ body: "{}", signature: wrong(), network });
  expect([late.status, Number(late.headers.get("retry-after"))]).toEqual([429, expect.closeTo(30, -2)]);
  const signed = { method: "PUT" as const, body: canonical(registering), signature: signatureOf(registering, signingKey), network };
  expect((await ask(signed)).status).not.toBe(429);
});

test("a call of the runner's is answered with what the site can do", async () => {
  const headers = { host: "127.0.0.1:3000", "x-forwarded-for": "127.0.0.1", "x-inngest-sync-kind": "in_band", "x-inngest-signature": signatureOf(registering, signingKey) };
  const answer = await PUT(new Request(address, { method: "PUT", headers, body: canonical(registering) }));
  expect(answer.status).toBe(200);
  const { functions } = await answer.json();
  expect(functions.map(({ id }: { id: string }) => id)).toContain("causerie-email-deliver-mail");
});

test("functions are said to be at the site's own address, whatever host is named", async () => {
  const headers = { host: "evil.example", "x-inngest-sync-kind": "in_band", "x-inngest-signature": signatureOf(registering, signingKey) };
  const text = await (await PUT(new Request(address, { method: "PUT", headers, body: canonical(registering) }))).text();
  expect(text).toContain("http://localhost:3000/api/inngest");
  expect(text).not.toContain("evil.example");
});

test("nobody has the site registered elsewhere by a forged host", async () => {
  expect((await ask({ method: "PUT", host: "evil.example" })).status).toBe(403);
});

test("a method that is not for calls is told which are", async () => {
  const answer = await ask({ method: "DELETE" });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, POST, PUT, OPTIONS"]);
});
