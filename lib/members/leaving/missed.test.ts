import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { announceWaiting } from "@/lib/email/commands";
import { departDue } from "@/lib/members/leaving/commands";
import { renewLateParties } from "@/lib/messages/parties/commands";
import { forgetReportsLeft, reportMember } from "@/lib/moderation/reports/commands";
import { createMail } from "@/lib/testing/mails";
import { createMember } from "@/lib/testing/members";
import { createConversation } from "@/lib/testing/messages";
import { createPost } from "@/lib/testing/tribune";
import { unnameLeft } from "@/lib/tribune/people/commands";

test("the night does what runs that were given up owed to somebody who left", async () => {
  const [gudrun, bob] = [await createMember("Gudrun"), await createMember("Bob")];
  await createPost("hello", { by: gudrun });
  await createPost("hello", { by: bob });
  await createConversation(gudrun, bob);
  await reportMember(bob.actor, { memberId: gudrun.id, reason: "Spam", key: crypto.randomUUID() });
  await reportMember(gudrun.actor, { memberId: bob.id, reason: "Spam", key: crypto.randomUUID() });
  await db.member.update({ where: { id: gudrun.id }, data: { leavingAt: new Date(Date.now() - 1000) } });
  await departDue();
  await unnameLeft();
  await renewLateParties();
  await forgetReportsLeft();
  expect(await db.post.findMany({ select: { login: true }, orderBy: { id: "asc" }, take: 5 })).toEqual([{ login: null }, { login: "Bob" }]);
  expect(await db.mailboxEntry.count({ where: { holderId: bob.id, party: "gudrun" } })).toBe(0);
  expect(await db.report.findMany({ select: { memberId: true, reporterId: true }, take: 5 })).toEqual([{ memberId: bob.id, reporterId: null }]);
});

test("a mail that waits for days without an attempt is announced anew", async () => {
  await db.pendingEvent.deleteMany();
  const old = new Date(Date.now() - 3 * 24 * 3_600_000);
  const lost = await createMail({ handedOverAt: null, createdAt: old });
  await createMail({ handedOverAt: null });
  await createMail({ handedOverAt: null, failedAt: old, createdAt: old });
  await announceWaiting();
  expect(await db.pendingEvent.findMany({ select: { name: true, data: true }, take: 5 })).toEqual([{ name: "email/mail.accepted", data: { mailId: lost.id } }]);
});
