import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { expect, onTestFinished, test } from "vitest";
import { db } from "@/lib/db";
import { abandonMail, handOverMail, type NewMail, sendMail } from "@/lib/email/commands";
import { mailState } from "@/lib/email/state";
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

test("a mail with a sender of its own goes out in that name, and answers go where it says", async () => {
  const own = { ...letter, sender: "Letters <letters@causerie.example>", replyTo: "desk@causerie.example" };
  const [server, resend] = [await startMailServer(), await startResend({ status: 200, body: { id: "49a3999c" } })];
  await deliver(own, server.transport);
  await deliver(own, resend.transport);
  expect(await PostalMime.parse(server.received[0]?.raw ?? "")).toMatchObject({ from: { name: "Letters", address: "letters@causerie.example" }, replyTo: [{ address: "desk@causerie.example" }] });
  expect(resend.received[0]).toMatchObject({ body: { from: own.sender, reply_to: own.replyTo } });
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

test("a server that is busy keeps the mail waiting, with the reason, for the next attempt under the same Message-ID", async () => {
  const { transport, received, refuse } = await startMailServer();
  refuse("4.2.2 The mailbox is full", 452);
  const mail = await accept(letter);
  expect(await handOverMail(mail.id, transport)).toMatchObject({ state: "failed" });
  expect(await look(mail.id)).toMatchObject({ attempts: 1, handedOverAt: null, failedAt: null, transport: "smtp", lastError: expect.stringContaining("The mailbox is full") });
  refuse(null);
  expect(await handOverMail(mail.id, transport)).toEqual({ state: "handedOver" });
  const [first, second] = await Promise.all(received.map(({ raw }) => PostalMime.parse(raw)));
  expect(second?.messageId).toBe(first?.messageId);
  expect(await look(mail.id)).toMatchObject({ attempts: 2, lastError: null, handedOverAt: expect.any(Date) });
});

test("a server that will never take the mail says so", async () => {
  const { transport, refuse } = await startMailServer();
  refuse("5.1.1 There is nobody of that name", 550);
  expect(await handOverMail((await accept(letter)).id, transport)).toMatchObject({ state: "refused", reason: expect.stringContaining("nobody of that name") });
});

test("a server that does not know us may take the mail later", async () => {
  const { url } = await startMailServer({ authentication: "refused" });
  const transport = mailTransport({ ...configured, SMTP_URL: url.replace("//", "//causerie:expired@") });
  expect(await handOverMail((await accept(letter)).id, transport)).toMatchObject({ state: "failed", reason: expect.stringContaining("535") });
});

test("a mail that was given up is a dead letter until somebody has it tried again", async () => {
  const mail = await accept(letter);
  await handOverMail(mail.id, mailTransport({ ...configured, SMTP_URL: "smtp://127.0.0.1:9" }));
  await abandonMail(mail.id);
  expect(mailState(await look(mail.id))).toBe("failed");
  expect(await look(mail.id)).toMatchObject({ lastError: expect.stringContaining("ECONNREFUSED") });
  const { transport } = await startMailServer();
  await handOverMail(mail.id, transport);
  await abandonMail(mail.id);
  expect(mailState(await look(mail.id))).toBe("handedOver");
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
  const { transport } = await startResend({ status: 422, body: { name: "validation_error", message: "The domain is not verified.", statusCode: 422 } });
  const mail = await accept(letter);
  expect(await handOverMail(mail.id, transport)).toMatchObject({ state: "refused" });
  expect(await look(mail.id)).toMatchObject({ handedOverAt: null, lastError: expect.stringContaining("The domain is not verified.") });
});

test("several processes at once hand a mail over once", async () => {
  const { transport, received } = await startMailServer();
  const mail = await accept(letter);
  const outcomes = await Promise.all([1, 2, 3].map(() => handOverMail(mail.id, transport)));
  expect(outcomes.map(({ state }) => state)).toContain("handedOver");
  expect(received).toHaveLength(1);
  expect(await look(mail.id)).toMatchObject({ attempts: 1 });
});

test("an accepted mail is announced to the background, one of a transaction that fails was never written", async () => {
  const mail = await accept(letter);
  expect(await db.pendingEvent.findMany({ where: { name: "email/mail.accepted", data: { equals: { mailId: mail.id } } }, take: 2 })).toHaveLength(1);
  const [mails, events] = [await db.mail.count(), await db.pendingEvent.count()];
  const failing = db.$transaction(async (tx) => {
    await sendMail(tx, letter);
    throw new Error("changed its mind");
  });
  await expect(failing).rejects.toThrow("changed its mind");
  expect([await db.mail.count(), await db.pendingEvent.count()]).toEqual([mails, events]);
});

test("without a transport a mail is kept", async () => {
  expect(mailState(await deliver(letter, mailTransport(configured)))).toBe("kept");
});

async function accept(mail: NewMail) {
  await db.$transaction((tx) => sendMail(tx, mail));
  return db.mail.findFirstOrThrow({ orderBy: { id: "desc" } });
}

async function deliver(mail: NewMail, transport: Transport) {
  const { id } = await accept(mail);
  await handOverMail(id, transport);
  return look(id);
}

function look(id: number) {
  return db.mail.findUniqueOrThrow({ where: { id } });
}

async function startMailServer({ authentication = "none" }: { authentication?: "none" | "refused" } = {}) {
  const received: { to: string[]; raw: Buffer }[] = [];
  let refusal: Error | null = null;
  const server = new SMTPServer({
    disabledCommands: authentication === "none" ? ["AUTH", "STARTTLS"] : ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(Object.assign(new Error("Who are you?"), { responseCode: 535 })),
    onData(stream, session, done) {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(pieces) });
        done(refusal);
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => new Promise<void>((closed) => server.close(closed)));
  const { port } = server.server.address() as AddressInfo;
  const url = `smtp://127.0.0.1:${port}`;
  return { url, transport: mailTransport({ ...configured, SMTP_URL: url }), received, refuse: (reason: string | null, responseCode = 550) => (refusal = reason === null ? null : Object.assign(new Error(reason), { responseCode })) };
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
