import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freePort } from "@/scripts/ports";

type Heard = { method: string; path: string; headers: Record<string, unknown>; body: unknown };
const heard: Heard[] = [];
const signingKey = `signkey-prod-${"0123456789abcdef".repeat(4)}`;

const inngestServer = createServer(async (request, response) => {
  const body = Buffer.concat(await request.toArray()).toString();
  heard.push({ method: request.method ?? "", path: request.url ?? "", headers: request.headers, body: body && JSON.parse(body) });
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(request.url?.startsWith("/e/") ? { ids: ["x"], status: 200 } : { status: 200, ok: true, modified: true }));
});

let site = "";
let closeSite = () => {};

beforeAll(async () => {
  await new Promise<void>((ready) => inngestServer.listen(0, "127.0.0.1", ready));
  const { port } = inngestServer.address() as AddressInfo;
  Object.assign(process.env, { INNGEST_BASE_URL: `http://127.0.0.1:${port}`, INNGEST_EVENT_KEY: "the-event-key", INNGEST_SIGNING_KEY: signingKey });
  const { serve } = await import("inngest/node");
  const { inngest } = await import("@/lib/jobs/client");
  const { functions } = await import("@/lib/jobs/registry");
  const sitePort = await freePort();
  const server = createServer(serve({ client: inngest, functions })).listen(sitePort, "127.0.0.1");
  site = `http://127.0.0.1:${sitePort}/api/inngest`;
  closeSite = () => void server.close();
});

afterAll(() => {
  closeSite();
  inngestServer.close();
});

test("an event goes to Inngest under the key and its row's id", async () => {
  const { db } = await import("@/lib/db");
  const { mailAccepted } = await import("@/lib/email/events");
  const { emitEvent, sendPendingEvents } = await import("@/lib/jobs/commands");
  await db.$transaction((tx) => emitEvent(tx, mailAccepted, { mailId: 7 }));
  expect(await sendPendingEvents()).toBe(1);
  const { id } = await db.pendingEvent.findFirstOrThrow();
  expect(heard.at(-1)).toMatchObject({ method: "POST", path: "/e/the-event-key", body: [{ id, name: "email/mail.accepted", data: { mailId: 7 } }] });
});

test("the site registers its functions with Inngest, proving who it is", async () => {
  expect((await fetch(site, { method: "PUT" })).status).toBe(200);
  const hash = createHash("sha256")
    .update(Buffer.from("0123456789abcdef".repeat(4), "hex"))
    .digest("hex");
  expect(heard.at(-1)).toMatchObject({ method: "POST", path: "/fn/register", headers: { authorization: `Bearer signkey-prod-${hash}` } });
  const { functions } = (heard.at(-1) as Heard).body as { functions: { id: string }[] };
  expect(functions.map(({ id }) => id)).toEqual(expect.arrayContaining(["causerie-email-deliver-mail", "causerie-email-deliver-mail-failure", "causerie-jobs-send-unsent-events"]));
});

test("a call of Inngest's is worked on when it is signed, and only then", async () => {
  const { db } = await import("@/lib/db");
  const { callFunction } = await import("@/lib/jobs/runner/protocol");
  const mail = await db.mail.create({ data: { key: crypto.randomUUID(), kind: "test", recipient: "nadia@home.example", subject: "Hello", html: "<p>Hello</p>", text: "Hello" } });
  const event = { id: "1", name: "email/mail.accepted", data: { mailId: mail.id }, ts: 1 };
  const call = { event, events: [event], steps: {}, version: -1, use_api: false, ctx: { run_id: "r", attempt: 0, max_attempts: 3, stack: { stack: [], current: 0 } } };
  vi.mocked(console.error).mockImplementationOnce(() => {});
  expect(await callFunction({ url: site, signingKey: "signkey-prod-ff" }, "causerie-email-deliver-mail", call)).toMatchObject({ kind: "retry", error: { message: "Unauthorized" } });
  expect(await db.mail.findUniqueOrThrow({ where: { id: mail.id } })).toMatchObject({ handedOverAt: null });
  expect(await callFunction({ url: site, signingKey }, "causerie-email-deliver-mail", call)).toMatchObject({ kind: "stepDone" });
  expect(await db.mail.findUniqueOrThrow({ where: { id: mail.id } })).toMatchObject({ handedOverAt: expect.any(Date), transport: "outbox" });
});

test("a mail whose run is cancelled is given up, and no other run's end touches a mail", async () => {
  const { db } = await import("@/lib/db");
  const { callFunction } = await import("@/lib/jobs/runner/protocol");
  const mail = await db.mail.create({ data: { key: crypto.randomUUID(), kind: "test", recipient: "nadia@home.example", subject: "Hello", html: "<p>Hello</p>", text: "Hello" } });
  const cancelled = (name: string) => {
    const event = { id: "2", name: "jobs/run.cancelled", data: { runId: "r", name, about: { mailId: mail.id } }, ts: 1 };
    const call = { event, events: [event], steps: {}, version: -1, use_api: false, ctx: { run_id: "r2", attempt: 0, max_attempts: 3, stack: { stack: [], current: 0 } } };
    return callFunction({ url: site, signingKey }, "causerie-email-abandon-cancelled", call);
  };
  expect(await cancelled("test/noted")).toMatchObject({ kind: "finished" });
  expect(await db.mail.findUniqueOrThrow({ where: { id: mail.id } })).toMatchObject({ failedAt: null });
  expect(await cancelled("email/mail.accepted")).toMatchObject({ kind: "stepDone" });
  expect(await db.mail.findUniqueOrThrow({ where: { id: mail.id } })).toMatchObject({ failedAt: expect.any(Date), handedOverAt: null });
});
