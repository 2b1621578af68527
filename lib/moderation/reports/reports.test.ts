import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { pageOf } from "@/lib/db/page";
import { forgetReportsOf, reportMember, settleReport } from "@/lib/moderation/reports/commands";
import { countOpenReports, listReports, reportsPerPage } from "@/lib/moderation/reports/queries";
import { reportSchema } from "@/lib/moderation/reports/schema";
import { letDepart } from "@/lib/testing/leaving";
import { createMember, type TestMember } from "@/lib/testing/members";
import { mailsTo } from "@/lib/testing/outbox";

let alice: TestMember;
let bob: TestMember;
let mona: TestMember;

beforeEach(async () => {
  await db.report.deleteMany();
  [alice, bob, mona] = [await createMember(), await createMember(), await createMember(undefined, { role: "MODERATOR" })];
});

const about = (member: TestMember, reason = "Sells umbrellas by message") => ({ memberId: member.id, reason, key: crypto.randomUUID() });

async function reportedId(member = bob): Promise<number> {
  await reportMember(alice.actor, about(member));
  return (await db.report.findFirstOrThrow({ where: { memberId: member.id }, orderBy: { id: "desc" } })).id;
}

test("a member reports another one, and the moderators read who, whom and why", async () => {
  expect(await reportMember(alice.actor, about(bob))).toEqual({ name: bob.name });
  expect(await listReports(mona.actor, false, undefined)).toMatchObject([{ reason: "Sells umbrellas by message", member: { name: bob.name }, reporter: { name: alice.name } }]);
  expect(await countOpenReports(mona.actor)).toBe(1);
  expect(await countOpenReports(mona.actor, bob.id)).toBe(1);
  expect(await countOpenReports(mona.actor, alice.id)).toBe(0);
  expect(await mailsTo(bob.email)).toEqual([]);
});

test("a report that is sent twice is one", async () => {
  const report = about(bob);
  await Promise.all([reportMember(alice.actor, report), reportMember(alice.actor, report)]);
  expect(await db.report.count()).toBe(1);
});

test("nobody reports themselves, nobody who is gone is reported, and the staff acts instead", async () => {
  const gone = await createMember();
  await letDepart(gone);
  for (const [actor, member] of [
    [alice, alice],
    [alice, gone],
    [mona, bob],
  ] as const)
    await expect(reportMember(actor.actor, about(member))).rejects.toMatchObject({ code: "not_found" });
  expect(await db.report.count()).toBe(0);
});

test.for([
  ["nothing", ""],
  ["blanks", "      "],
  ["two letters", "ab"],
  ["more than a thousand letters", "a".repeat(1001)],
  ["a control character", "a\u0000bc"],
])("%s is no reason", ([, reason]) => {
  expect(reportSchema.safeParse({ memberId: 1, reason, key: crypto.randomUUID() }).success).toBe(false);
});

test("a report is settled with an answer, which goes to who reported by mail, and the audit tells who did", async () => {
  const reportId = await reportedId();
  expect(await settleReport(mona.actor, { reportId, answer: "We have talked to them." })).toEqual({ name: bob.name });
  const [mail] = await mailsTo(alice.email);
  expect(mail).toMatchObject({ kind: "report-answered", subject: `Your report about ${bob.name}` });
  expect(mail?.text).toContain("We have talked to them.");
  expect(await listReports(mona.actor, false, undefined)).toEqual([]);
  expect(await listReports(mona.actor, true, undefined)).toMatchObject([{ answer: "We have talked to them.", settledBy: { name: mona.name } }]);
  expect(await db.auditEntry.count({ where: { act: "reports.settle", actorId: mona.id, subject: bob.name } })).toBe(1);
});

test("without an answer nobody is mailed", async () => {
  await settleReport(mona.actor, { reportId: await reportedId(), answer: "" });
  expect(await mailsTo(alice.email)).toEqual([]);
});

test("a report is settled once, also by two moderators at the same moment", async () => {
  const reportId = await reportedId();
  const outcomes = await Promise.allSettled([1, 2].map(() => settleReport(mona.actor, { reportId, answer: "Done." })));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await mailsTo(alice.email)).toHaveLength(1);
});

test("members neither read nor settle reports", async () => {
  const reportId = await reportedId();
  await expect(listReports(alice.actor, false, undefined)).rejects.toMatchObject({ code: "not_found" });
  await expect(countOpenReports(alice.actor)).rejects.toMatchObject({ code: "not_found" });
  await expect(settleReport(alice.actor, { reportId, answer: "" })).rejects.toMatchObject({ code: "not_found" });
});

test("what is reported about somebody of the staff, others of the staff read and settle", async () => {
  const reportId = await reportedId(mona);
  expect(await listReports(mona.actor, false, undefined)).toEqual([]);
  expect(await countOpenReports(mona.actor)).toBe(0);
  expect(await countOpenReports(mona.actor, mona.id)).toBe(0);
  await expect(settleReport(mona.actor, { reportId, answer: "" })).rejects.toMatchObject({ code: "not_found" });
  const ada = await createMember(undefined, { role: "ADMINISTRATOR" });
  expect(await listReports(ada.actor, false, undefined)).toHaveLength(1);
  expect(await settleReport(ada.actor, { reportId, answer: "" })).toEqual({ name: mona.name });
});

test("pages hold every report once, newest first", async () => {
  const reportedAt = new Date();
  await db.report.createMany({ data: Array.from({ length: reportsPerPage + 3 }, (_, rank) => ({ memberId: bob.id, reporterId: alice.id, clientKey: crypto.randomUUID(), reason: `Number ${rank}`, reportedAt })) });
  const { shown: first, last } = pageOf(await listReports(mona.actor, false, undefined), reportsPerPage);
  const second = await listReports(mona.actor, false, last && { at: last.reportedAt, id: last.id });
  expect([...first, ...second].map(({ reason }) => Number(reason.slice(7)))).toEqual(Array.from({ length: reportsPerPage + 3 }, (_, rank) => reportsPerPage + 2 - rank));
});

test("with somebody who is gone go the reports about them; what they reported stays without their name", async () => {
  await reportedId(bob);
  await reportMember(bob.actor, about(alice, "Shouts"));
  await letDepart(bob);
  await forgetReportsOf(bob.id);
  expect(await listReports(mona.actor, false, undefined)).toMatchObject([{ reason: "Shouts", reporter: null }]);
});
