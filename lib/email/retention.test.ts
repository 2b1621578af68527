import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { db } from "@/lib/db";
import { forgetMailTexts, handOverMail } from "@/lib/email/commands";
import { isTextGone } from "@/lib/email/state";
import type { Transport } from "@/lib/email/transports";
import { retryRun } from "@/lib/jobs/runs/commands";
import { createMail } from "@/lib/testing/mails";
import { createMember } from "@/lib/testing/members";
import { createRun } from "@/lib/testing/runs";

vi.hoisted(() => {
  process.env.RUNNER_PORT = "1";
});

const old = new Date(Date.now() - 31 * 24 * 3600 * 1000);
const lately = new Date(Date.now() - 29 * 24 * 3600 * 1000);
const smtp = { transport: "smtp", handedOverAt: null, createdAt: old };

async function isEmptied(...[marks]: Parameters<typeof createMail>) {
  const { id } = await createMail(marks);
  await forgetMailTexts(30);
  const mail = await db.mail.findUniqueOrThrow({ where: { id } });
  expect(mail).toMatchObject({ recipient: "nadia@home.example", subject: "Activate your account" });
  return isTextGone(mail);
}

test.each([
  ["was handed over", { ...smtp, handedOverAt: old }],
  ["was kept in the outbox", { handedOverAt: old }],
  ["was given up", { ...smtp, failedAt: old }],
])("a month after a mail %s its text is gone, while recipient and subject stay", async (_, marks) => {
  expect(await isEmptied(marks)).toBe(true);
});

test.each([
  ["handed over lately, however long it waited", { ...smtp, handedOverAt: lately }],
  ["given up lately", { ...smtp, failedAt: lately }],
  ["still waiting", smtp],
  ["being handed over once more", { ...smtp, failedAt: old, attemptedAt: new Date() }],
])("a mail that is %s keeps its text", async (_, marks) => {
  expect(await isEmptied(marks)).toBe(false);
});

test("a mail without its text is handed over to nobody", async () => {
  const { id } = await createMail({ ...smtp, failedAt: old, html: "", text: "" });
  const given: unknown[] = [];
  const transport: Transport = { name: "smtp", handOver: async (mail) => void given.push(mail) };
  expect(await handOverMail(id, transport)).toEqual({ state: "refused", reason: "The text of this mail has been removed." });
  expect(given).toEqual([]);
});

test("an administrator who tries a dead letter again reads that its text is gone, and the run stays failed", async () => {
  const { actor } = await createMember("ada", { role: "ADMINISTRATOR" });
  const { id: mailId } = await createMail({ ...smtp, failedAt: old, html: "", text: "" });
  const event = await db.receivedEvent.create({ data: { id: randomUUID(), name: "email/mail.accepted", data: { mailId }, at: old } });
  const { id } = await createRun({ eventId: event.id, wakesAt: null, failedAt: lately });
  await expect(retryRun(actor, id)).rejects.toMatchObject({ code: "conflict", sentence: "mailTextGone" });
  expect(await db.run.findUniqueOrThrow({ where: { id } })).toMatchObject({ failedAt: lately, wakesAt: null });
  expect(await db.auditEntry.count({ where: { act: "runs.retry" } })).toBe(0);
});
