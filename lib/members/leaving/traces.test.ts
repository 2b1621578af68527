import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db, pool } from "@/lib/db";
import { handOverWaiting, openMail } from "@/lib/email/commands";
import { acceptApplication } from "@/lib/members/approvals/commands";
import { askEmailChange, confirmEmailChange } from "@/lib/members/email-change/commands";
import { activateMember, joinSite } from "@/lib/members/joining/commands";
import { rename } from "@/lib/members/renaming/commands";
import { changeRole, lookAtEmail } from "@/lib/members/roster/commands";
import { writeMessage } from "@/lib/messages/commands";
import { keepDraft } from "@/lib/messages/drafts/commands";
import { reportMember, settleReport } from "@/lib/moderation/reports/commands";
import { forgetSettings } from "@/lib/settings/queries";
import { letDepart } from "@/lib/testing/leaving";
import { tokenMailedTo } from "@/lib/testing/links";
import { createMember, findMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createReply, createVisit, draft, mailsAfterMessages } from "@/lib/testing/messages";
import { createPost } from "@/lib/testing/tribune";

const password = "seven green umbrellas";
/** What she was called and where she was written to, before and after. */
const traces = ["wilhelmine", "zacharie", "premiere.adresse", "seconde.adresse", "troisieme.adresse"];

/** Columns that may go on holding such words, and why. */
const left: Record<string, string> = {
  "Message.body": "what others wrote, they wrote",
  "Message.bodyHtml": "made of what others wrote",
  "Message.words": "by which what others wrote is found",
  "Draft.to": "what others have begun to write is theirs",
};

async function setUp(settings: Record<string, boolean | number>) {
  await db.setting.createMany({ data: Object.entries(settings).map(([key, value]) => ({ key, value })) });
  forgetSettings();
}

async function join(name: string, email: string): Promise<void> {
  await joinSite({ name, email, password, passwordAgain: password, key: randomUUID(), application: "Because." }, "en");
}

async function joined(ada: TestMember): Promise<TestMember> {
  await join("Wilhelmine", "premiere.adresse@home.example");
  await activateMember(await tokenMailedTo("premiere.adresse@home.example", "/activate"));
  const { id } = await db.joinRequest.findFirstOrThrow({ where: { nameKey: "wilhelmine" } });
  await acceptApplication(ada.actor, id);
  return (await findMember("Wilhelmine")) as TestMember;
}

async function becomeAnother(member: TestMember): Promise<TestMember> {
  await rename(member.actor, { name: "Zacharie", currentPassword: password });
  await askEmailChange(member.actor, { email: "troisieme.adresse@home.example", currentPassword: password });
  await askEmailChange(member.actor, { email: "seconde.adresse@home.example", currentPassword: password });
  await confirmEmailChange(member.actor, await tokenMailedTo("seconde.adresse@home.example", "/account/email/confirm"));
  return (await findMember("Zacharie")) as TestMember;
}

/** Whatever makes the site write her name or address somewhere. */
async function live(she: TestMember, { ada, bob }: { ada: TestMember; bob: TestMember }) {
  await mailsAfterMessages(bob.email);
  const conversation = await createConversation(she, bob);
  await createReply(bob.actor, conversation, `Dear ${she.name}, with pleasure.`);
  await mailsAfterMessages(bob.email);
  const { email } = await createVisit(she);
  const { conversationId } = await db.message.findFirstOrThrow({ where: { recipientId: she.id, authorVisitorId: { not: null } }, orderBy: { id: "desc" } });
  await createReply(she.actor, conversationId, "Yes.");
  await mailsAfterMessages(email);
  await createPost("hello", { by: she });
  await keepDraft(bob.actor, { key: randomUUID(), to: she.name, subject: "", body: "Do you" });
  await reportMember(bob.actor, { memberId: she.id, reason: "Spam, I think.", key: randomUUID() });
  const report = await db.report.findFirstOrThrow({ where: { memberId: she.id, settledAt: null } });
  await settleReport(ada.actor, { reportId: report.id, answer: "We had a word." });
  await reportMember(she.actor, { memberId: bob.id, reason: "Spam as well.", key: randomUUID() });
  await changeRole(ada.actor, she.id, "MODERATOR");
  await changeRole(ada.actor, she.id, "MEMBER");
  await lookAtEmail(ada.actor, she.id);
  await handOverWaiting(1000);
  for (const { id } of await db.mail.findMany({ select: { id: true }, take: 100 })) await openMail(ada.actor, id);
}

async function whereFound(): Promise<string[]> {
  const { rows: columns } = await pool.query<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and data_type not in ('bytea', 'integer', 'boolean', 'timestamp with time zone')`,
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const { rows } = await pool.query<{ found: string }>(`select left("${column}"::text, 200) as found from "${table}" where lower("${column}"::text) like any($1) limit 3`, [traces.map((trace) => `%${trace}%`)]);
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found.sort();
}

test("once somebody has left, no column of the database holds a name or an address that they ever had", async () => {
  await setUp({ "members.renameDays": 0, "members.approval": true, "members.proofOfWork": false });
  const [ada, bob] = [await createMember("Ada", { role: "ADMINISTRATOR" }), await createMember("Bob")];
  const she = await joined(ada);
  await live(she, { ada, bob });
  await join("Somebody", "premiere.adresse@home.example");
  const other = await becomeAnother(she);
  await live(other, { ada, bob });
  await db.token.deleteMany({ where: { memberId: she.id } });
  await writeMessage(other.actor, draft(bob.name));
  await mailsAfterMessages(bob.email);
  expect(await whereFound()).toEqual(expect.arrayContaining(["JoinRequest.email", "Mail.recipient", "Mail.subject", "Mail.text", "Member.name", ...Object.keys(left)]));
  await letDepart(other);
  expect(await whereFound()).toEqual(Object.keys(left).sort());
}, 240_000);
