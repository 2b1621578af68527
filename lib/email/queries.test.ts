import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { pageOf } from "@/lib/db/page";
import { openMail } from "@/lib/email/commands";
import { maskAddress } from "@/lib/email/mask";
import { countMails, getMail, listMails, outboxPageSize } from "@/lib/email/queries";
import { mailState } from "@/lib/email/state";
import { createMail } from "@/lib/testing/mails";
import { createMember } from "@/lib/testing/members";

beforeEach(async () => {
  await db.mail.deleteMany();
});

test("pages of the outbox hold every mail once, newest first, also those of one moment", async () => {
  const { actor } = await createMember(undefined, { role: "ADMINISTRATOR" });
  const moment = new Date("2026-11-21T10:00:00Z");
  for (let number = 0; number < outboxPageSize + 5; number++) await createMail({ createdAt: moment });
  const { shown: first, last } = pageOf(await listMails(actor, {}), outboxPageSize);
  const second = await listMails(actor, { after: last && { at: last.createdAt, id: last.id } });
  const ids = [...first, ...second].map(({ id }) => id);
  expect([first.length, second.length]).toEqual([outboxPageSize, 5]);
  expect(ids).toEqual([...ids].sort((a, b) => b - a));
});

test("a search finds recipients and subjects whatever their case, and takes signs literally", async () => {
  const { actor } = await createMember(undefined, { role: "ADMINISTRATOR" });
  await createMail({ recipient: "Olga@home.example", subject: "Hello" });
  await createMail({ subject: "100% of olga’s messages" });
  await createMail({ subject: "Nothing" });
  expect(await listMails(actor, { q: "OLGA" })).toHaveLength(2);
  expect(await listMails(actor, { q: "100%" })).toHaveLength(1);
  expect(await listMails(actor, { q: "%" })).toHaveLength(1);
});

test("a mail is kept, waits, was handed over or was given up", async () => {
  const later = new Date(Date.now() + 60_000);
  const states = [
    { handedOverAt: later, failedAt: null, transport: "outbox" },
    { handedOverAt: null, failedAt: null, transport: null },
    { handedOverAt: later, failedAt: null, transport: "smtp" },
    { handedOverAt: null, failedAt: later, transport: "smtp" },
  ];
  expect(states.map(mailState)).toEqual(["kept", "waiting", "handedOver", "failed"]);
  for (const state of states) await createMail(state);
  expect(await countMails()).toEqual({ waiting: 1, failed: 1 });
});

test("for moderators there is no outbox", async () => {
  const { actor } = await createMember(undefined, { role: "MODERATOR" });
  const { id } = await createMail();
  await expect(listMails(actor, {})).rejects.toMatchObject({ code: "not_found" });
  await expect(getMail(actor, id)).rejects.toMatchObject({ code: "not_found" });
});

test("whoever opens a mail leaves a trace, and lists show masked addresses", async () => {
  const { actor } = await createMember(undefined, { role: "ADMINISTRATOR" });
  const { id } = await createMail({ recipient: "olga@home.example", subject: "Hello" });
  expect((await openMail(actor, id))?.recipient).toBe("olga@home.example");
  expect(await db.auditEntry.findMany({ where: { actorId: actor.memberId }, select: { act: true, subject: true } })).toEqual([{ act: "email.open", subject: `test (${id})` }]);
  expect(maskAddress("olga@home.example")).toBe("o…@home.example");
});
