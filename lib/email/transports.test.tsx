import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import { db } from "@/lib/db";
import { deliverDueMails, type NewMail, sendMail } from "@/lib/email/commands";
import { mailTransport, type Transport } from "@/lib/email/transports";

const configured = { SITE_URL: "https://causerie.example", MAIL_FROM: "Causerie <no-reply@causerie.example>" };
const letter: NewMail = { kind: "test", recipient: "nadia@home.example", subject: "Café & crème — ça va ?", content: <p>Bonjour à toutes</p> };

test("a mail server gets both parts, from our sender, to one person", async () => {
  const { transport, received } = await startMailServer();
  const { key } = await deliver(letter, transport);
  expect(received).toHaveLength(1);
  const mail = await PostalMime.parse(received[0]?.raw ?? "");
  expect(received[0]?.to).toEqual(["nadia@home.example"]);
  expect(mail).toMatchObject({ subject: letter.subject, from: { name: "Causerie", address: "no-reply@causerie.example" }, messageId: `<${key}@causerie.example>` });
  expect(mail.text).toContain("Bonjour à toutes");
  expect(mail.html).toContain("<p>Bonjour à toutes</p>");
});

test("nothing that somebody writes becomes a header", async () => {
  const { transport, received } = await startMailServer();
  await deliver({ ...letter, subject: "Hello\r\nBcc: eve@evil.example\r\n\r\nand a body\u2028of \u0007 its own" }, transport);
  const mail = await PostalMime.parse(received[0]?.raw ?? "");
  expect(mail.subject).toBe("Hello Bcc: eve@evil.example and a body of its own");
  expect(mail.bcc ?? []).toEqual([]);
  expect(received[0]?.to).toEqual(["nadia@home.example"]);
});

test.each(["a@b.example\r\nBcc: eve@evil.example", "a@b.example, eve@evil.example", "Nadia <a@b.example>", "a b@c.example", "nobody", "a@b.example\u0000"])("%j is refused as a recipient", async (recipient) => {
  await expect(db.$transaction((tx) => sendMail(tx, { ...letter, recipient }))).rejects.toThrow("one plain address");
});

test("a server that refuses keeps the mail waiting, with the reason, for the next attempt under the same Message-ID", async () => {
  const { transport, received, refuse } = await startMailServer();
  refuse("452 4.2.2 The mailbox is full");
  const refused = await deliver(letter, transport);
  expect(refused).toMatchObject({ attempts: 1, handedOverAt: null, transport: "smtp" });
  expect(refused.lastError).toContain("The mailbox is full");
  expect(refused.nextTryAt?.getTime()).toBeGreaterThan(Date.now() + 10_000);
  expect(await deliverDueMails(20, transport)).toBe(0);
  refuse(null);
  await makeDue();
  await deliverDueMails(20, transport);
  expect(received).toHaveLength(2);
  const [first, second] = await Promise.all(received.map(({ raw }) => PostalMime.parse(raw)));
  expect(second?.messageId).toBe(first?.messageId);
  expect(await db.mail.findUniqueOrThrow({ where: { id: refused.id } })).toMatchObject({ attempts: 2, nextTryAt: null, lastError: null, handedOverAt: expect.any(Date) });
});

test("a server that is not there is given up after twelve attempts", async () => {
  const transport = mailTransport({ ...configured, SMTP_URL: "smtp://127.0.0.1:9" });
  await deliver(letter, transport);
  for (let attempt = 2; attempt <= 12; attempt++) {
    await makeDue();
    expect(await deliverDueMails(20, transport)).toBe(1);
  }
  expect(await db.mail.findFirstOrThrow({ orderBy: { id: "desc" } })).toMatchObject({ attempts: 12, nextTryAt: null, handedOverAt: null, lastError: expect.stringContaining("ECONNREFUSED") });
  expect(await deliverDueMails(20, transport)).toBe(0);
});

test("Resend gets the mail with a key by which it knows a repeated one", async () => {
  const { transport, received } = await startResend({ status: 200, body: { id: "49a3999c" } });
  const { key, handedOverAt } = await deliver(letter, transport);
  expect(handedOverAt).not.toBeNull();
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({
    authorization: "Bearer re_test",
    idempotencyKey: key,
    body: { from: configured.MAIL_FROM, to: "nadia@home.example", subject: letter.subject, text: expect.stringContaining("Bonjour"), html: expect.stringContaining("<p>Bonjour"), headers: { "Message-ID": `<${key}@causerie.example>` } },
  });
});

test("what Resend answers to a mail that it refuses is kept with the mail", async () => {
  const { transport } = await startResend({ status: 422, body: { name: "validation_error", message: "The domain is not verified." } });
  expect(await deliver(letter, transport)).toMatchObject({ handedOverAt: null, nextTryAt: expect.any(Date), lastError: expect.stringContaining("The domain is not verified.") });
});

test("several processes at once hand a mail over once", async () => {
  const { transport, received } = await startMailServer();
  await db.$transaction((tx) => sendMail(tx, letter, transport));
  const tried = await Promise.all([1, 2, 3].map(() => deliverDueMails(20, transport)));
  expect(tried.reduce((sum, each) => sum + each)).toBe(1);
  expect(received).toHaveLength(1);
});

test("a mail of a transaction that fails was never written", async () => {
  const { transport, received } = await startMailServer();
  const failing = db.$transaction(async (tx) => {
    await sendMail(tx, letter, transport);
    throw new Error("changed its mind");
  });
  await expect(failing).rejects.toThrow("changed its mind");
  expect(await deliverDueMails(20, transport)).toBe(0);
  expect(received).toHaveLength(0);
});

test("without a transport a mail is kept, and nothing waits", async () => {
  const transport = mailTransport(configured);
  expect(await deliver(letter, transport)).toMatchObject({ transport: "outbox", attempts: 0, nextTryAt: null, handedOverAt: expect.any(Date) });
});

async function deliver(mail: NewMail, transport: Transport) {
  await db.$transaction((tx) => sendMail(tx, mail, transport));
  await deliverDueMails(20, transport);
  return db.mail.findFirstOrThrow({ orderBy: { id: "desc" } });
}

async function makeDue() {
  await db.mail.updateMany({ where: { nextTryAt: { not: null } }, data: { nextTryAt: new Date(Date.now() - 60_000) } });
}

async function startMailServer() {
  const received: { to: string[]; raw: Buffer }[] = [];
  let refusal: string | null = null;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(pieces) });
        done(refusal === null ? null : Object.assign(new Error(refusal), { responseCode: 452 }));
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => new Promise<void>((closed) => server.close(closed)));
  const { port } = server.server.address() as AddressInfo;
  const transport = mailTransport({ ...configured, SMTP_URL: `smtp://127.0.0.1:${port}` });
  return { transport, received, refuse: (reason: string | null) => (refusal = reason) };
}

async function startResend(answer: { status: number; body: unknown }) {
  const received: unknown[] = [];
  const server = createServer(async (request, response) => {
    const pieces = await request.toArray();
    received.push({ authorization: request.headers.authorization, idempotencyKey: request.headers["idempotency-key"], body: JSON.parse(Buffer.concat(pieces).toString()) });
    response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
  const { port } = server.address() as AddressInfo;
  return { transport: mailTransport({ ...configured, RESEND_API_KEY: "re_test", RESEND_BASE_URL: `http://127.0.0.1:${port}` }), received };
}
