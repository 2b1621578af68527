import { expect, test } from "vitest";
import { writeAudit } from "@/lib/audit/commands";
import { openSession } from "@/lib/auth/sessions";
import { db, pool } from "@/lib/db";
import { keepForm } from "@/lib/forms/kept/commands";
import { Prisma } from "@/lib/generated/prisma/client";
import { confirmEmailChange } from "@/lib/members/email-change/commands";
import { departDue, forgetFormerAccounts, restoreSanctions } from "@/lib/members/leaving/commands";
import { rememberAddress } from "@/lib/members/leaving/memory";
import { likenessToFormer } from "@/lib/members/leaving/queries";
import { tombstone } from "@/lib/members/leaving/tombstone";
import { changeRole, lookAtEmail } from "@/lib/members/roster/commands";
import { formerName } from "@/lib/members/skeleton";
import { keepDraft } from "@/lib/messages/drafts/commands";
import { reportMember } from "@/lib/moderation/reports/commands";
import { hashSecret } from "@/lib/security/secrets";
import { createExport } from "@/lib/testing/exports";
import { letDepart } from "@/lib/testing/leaving";
import { createMail } from "@/lib/testing/mails";
import { createJoinRequest, createMember, type TestMember } from "@/lib/testing/members";
import { createConversation } from "@/lib/testing/messages";
import { createPost } from "@/lib/testing/tribune";

const secretOf = (kind: string, id: number) => `${kind.repeat(50)}${String(id).padStart(14, "0")}`;
const later = () => new Date(Date.now() + 3600 * 1000);

async function fillAccount(member: TestMember) {
  const { id: memberId } = member;
  await db.profile.create({ data: { memberId, biography: "Born by the sea" } });
  await db.avatar.create({ data: { memberId, image: Buffer.from("picture"), source: "UPLOAD" } });
  await db.member.update({ where: { id: memberId }, data: { avatarVersion: "0123456789abcdef", skeleton: `skeleton ${memberId}`, locale: "fr", lastSeenAt: new Date() } });
  await db.$transaction((tx) => openSession(tx, memberId, true, { address: "192.0.2.9", userAgent: "a browser" }));
  await db.knownDevice.create({ data: { memberId, deviceHash: secretOf("d", memberId) } });
  await db.accessToken.create({ data: { memberId, tokenHash: secretOf("t", memberId), label: "coincoin", scopes: ["TRIBUNE"] } });
  await db.token.create({ data: { memberId, purpose: "EMAIL_UNDO", tokenHash: secretOf("u", memberId), email: `before.${member.email}`, expiresAt: later() } });
  await db.nameChange.create({ data: { memberId, ...formerName(`before ${member.name}`), to: member.name } });
  await rememberAddress(db, memberId, `long.before.${member.email}`);
  await db.mailboxAct.create({ data: { id: crypto.randomUUID(), holderId: memberId, act: "trash", entryIds: [1], at: new Date() } });
  const conversationId = await createConversation(await createMember(), member);
  await db.mutedConversation.create({ data: { holderId: memberId, conversationId } });
  await createJoinRequest({ memberId });
  await createConversation(member, await createMember());
  await createPost("hello", { by: member });
  await reportMember((await createMember()).actor, { memberId, reason: `What ${member.name} says`, key: crypto.randomUUID() });
  await keepDraft(member.actor, { key: crypto.randomUUID(), to: "", subject: "", body: `I, ${member.name}, have begun.` });
  await keepForm({ memberId, path: "/settings/profile", fields: { biography: `I, ${member.name}, was born` } });
  await db.filterRule.create({ data: { memberId, target: "MESSAGE", kind: "CONTAINS", pattern: `what ${member.name} will not read` } });
  await createExport(member);
}

test("of who is gone a tombstone is left, and not a word of theirs anywhere but where others hold it", async () => {
  const unda = await createMember("Undine Ulm", { email: "undine@home.example" });
  await fillAccount(unda);
  await createJoinRequest({ name: "Undine Ulm", email: "undine@home.example", joinedAt: new Date() });
  await letDepart(unda);
  const left = await db.member.findUniqueOrThrow({ where: { id: unda.id } });
  expect(left).toEqual({ id: unda.id, ...tombstone(unda.id, left.leftAt as Date) });
  const { rows: tables } = await pool.query<{ name: string }>("select relname as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace where relkind = 'r' and nspname = 'public' and relname <> 'DataExportPiece'");
  for (const { name } of tables) {
    const { rows } = await pool.query(`select row_to_json(found) from "${name}" found where lower(row_to_json(found)::text) like '%undine%'`);
    expect(rows, name).toEqual([]);
  }
  expect(await db.dataExportPiece.count()).toBe(0);
});

test("every table of which a row belongs to a member is empty of who is gone", async () => {
  const { rows } = await pool.query<{ table: string; column: string }>(
    `select conrelid::regclass::text as table, attname as column from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1] where contype = 'f' and confrelid = '"Member"'::regclass and confdeltype = 'c'`,
  );
  const countOf = async (memberId: number, { table, column }: { table: string; column: string }) => Number((await pool.query(`select count(*) from ${table} where "${column}" = $1`, [memberId])).rows[0].count);
  const vito = await createMember("Vito");
  await fillAccount(vito);
  for (const belonging of rows) expect(await countOf(vito.id, belonging), `${belonging.table} should be filled by this test`).toBeGreaterThan(0);
  await letDepart(vito);
  for (const belonging of rows) expect(await countOf(vito.id, belonging), belonging.table).toBe(0);
});

test("a tombstone says something about every column of a member", () => {
  expect(["id", ...Object.keys(tombstone(1, new Date()))].sort()).toEqual(Object.keys(Prisma.MemberScalarFieldEnum).sort());
});

test("name and address are free for the same person at once, and the name for others when it is forgotten", async () => {
  const wanda = await createMember("Wanda");
  await letDepart(wanda);
  expect(await likenessToFormer(db, "wanda", "mallory@home.example")).toBe("same");
  expect(await likenessToFormer(db, "wanda", wanda.email)).toBeNull();
  await createMember("Wanda", { email: wanda.email });
  await db.formerAccount.updateMany({ data: { forgetAt: new Date(Date.now() - 1000) } });
  await forgetFormerAccounts();
  expect(await db.formerAccount.count()).toBe(0);
  expect(await likenessToFormer(db, "wanda", "mallory@home.example")).toBeNull();
});

test("leaving and coming back does not shake a sanction off, and it goes when the account is forgotten", async () => {
  const [xaver, yuri] = [await createMember("Xaver"), await createMember("Yuri")];
  const bans = await Promise.all([xaver, yuri].map(({ id }) => db.sanction.create({ data: { memberId: id, kind: "BAN", reason: "Spam" } })));
  for (const leaver of [xaver, yuri]) await letDepart(leaver);
  expect(await db.sanction.count({ where: { memberId: { not: null } } })).toBe(0);
  const back = await createMember("Xaver again", { email: xaver.email });
  await restoreSanctions(db, back);
  expect(await db.sanction.findUnique({ where: { id: bans[0]?.id ?? 0 } })).toMatchObject({ memberId: back.id, reason: "Spam" });
  await db.formerAccount.updateMany({ data: { forgetAt: new Date(Date.now() - 1000) } });
  await forgetFormerAccounts();
  expect(await db.sanction.findMany({ select: { id: true }, take: 5 })).toEqual([{ id: bans[0]?.id }]);
});

test("a sanction follows every address that somebody had, also one that they changed before they left", async () => {
  const xenia = await createMember("Xenia", { email: "first@sanctions.example" });
  const { id } = await db.sanction.create({ data: { memberId: xenia.id, kind: "READ_ONLY", reason: "Shouting" } });
  const changeOf = async (token: string, email: string) => {
    await db.token.create({ data: { memberId: xenia.id, purpose: "EMAIL_CHANGE", tokenHash: hashSecret(token), email, expiresAt: later() } });
    await confirmEmailChange(xenia.actor, token);
  };
  await changeOf("x1", "second@sanctions.example");
  await db.token.deleteMany({ where: { memberId: xenia.id } });
  await changeOf("x2", "third@sanctions.example");
  await letDepart(xenia);
  for (const email of ["First+again@sanctions.example", "second@sanctions.example", "third@sanctions.example"]) {
    await db.formerAccount.updateMany({ data: { leftAt: new Date() } });
    const former = await db.formerAccount.findFirstOrThrow({ orderBy: { id: "desc" } });
    const back = await createMember(undefined, { email });
    await restoreSanctions(db, back);
    expect(await db.sanction.findUnique({ where: { id } }), email).toMatchObject({ memberId: back.id });
    await db.sanction.update({ where: { id }, data: { memberId: null, formerAccountId: former.id } });
  }
});

test("names that somebody had, and what looks like one of them, stay theirs when they leave", async () => {
  const leo = await createMember("Léopold", { email: "leo@former.example" });
  await db.nameChange.create({ data: { memberId: leo.id, ...formerName("Old Léo"), to: "Léopold" } });
  await db.nameChange.create({ data: { memberId: leo.id, ...formerName("Oldest"), to: "Old Léo", at: new Date(Date.now() - 400 * 24 * 3600 * 1000) } });
  await letDepart(leo);
  const likeness = (name: string, email = "mallory@home.example") => likenessToFormer(db, name, email);
  expect(await Promise.all(["léopold", "Lеopold", "Leopold.", "old léo", "Oldleo"].map((name) => likeness(name)))).toEqual(["same", "alike", "alike", "same", "alike"]);
  expect(await likeness("Oldest")).toBeNull();
  for (const name of ["Léopold", "Leopold", "Old Leo"]) expect(await likeness(name, "leo@former.example")).toBeNull();
});

test("acts of the staff stay told, by and about a former member", async () => {
  const [ada, zora] = [await createMember("Ada", { role: "ADMINISTRATOR" }), await createMember("Zora", { role: "ADMINISTRATOR" })];
  await createMember("Abel", { role: "ADMINISTRATOR" });
  const bob = await createMember("Bob");
  await changeRole(zora.actor, bob.id, "MODERATOR");
  await changeRole(ada.actor, bob.id, "MEMBER");
  await letDepart(zora);
  await letDepart(bob);
  const acts = await db.auditEntry.findMany({ select: { actorName: true, subject: true, act: true }, orderBy: { id: "asc" }, take: 5 });
  expect(acts).toEqual([
    { actorName: `:${zora.id}`, subject: `:${bob.id}`, act: "members.changeRole" },
    { actorName: "Ada", subject: `:${bob.id}`, act: "members.changeRole" },
  ]);
});

test("whatever the staff did about a former member, the audit does not say their name", async () => {
  const [ada, tilda] = [await createMember("Ada T", { role: "ADMINISTRATOR" }), await createMember("Tilda")];
  await db.$transaction(async (tx) => {
    for (const act of ["approvals.accept", "reports.settle"] as const) await writeAudit(tx, ada.actor, { act, subject: "Tilda" });
    await writeAudit(tx, ada.actor, { act: "tribune.hide", subject: "/tribune/#post-1", details: { by: "Tilda" } });
    await writeAudit(tx, ada.actor, { act: "settings.change", subject: "Tilda" });
  });
  await letDepart(tilda);
  const acts = await db.auditEntry.findMany({ where: { actorId: ada.id }, select: { subject: true, details: true }, orderBy: { id: "asc" }, take: 5 });
  const gone = `:${tilda.id}`;
  expect(acts).toEqual([
    { subject: gone, details: {} },
    { subject: gone, details: {} },
    { subject: "/tribune/#post-1", details: { by: gone } },
    { subject: "Tilda", details: {} },
  ]);
});

test("for the staff there is nobody left either", async () => {
  const [ada, heidi] = [await createMember("Ada H", { role: "ADMINISTRATOR" }), await createMember("Heidi")];
  await letDepart(heidi);
  await expect(changeRole(ada.actor, heidi.id, "ADMINISTRATOR")).rejects.toMatchObject({ code: "not_found" });
  await expect(lookAtEmail(ada.actor, heidi.id)).rejects.toMatchObject({ code: "not_found" });
});

test("acts about somebody who took a name that the leaver had given up stay theirs", async () => {
  const ada = await createMember("Ada L", { role: "ADMINISTRATOR" });
  const ciro = await createMember("Ciro");
  await db.nameChange.create({ data: { memberId: ciro.id, ...formerName("Dario"), to: "Ciro", at: new Date(Date.now() - 60_000) } });
  const dario = await createMember("Dario");
  await changeRole(ada.actor, dario.id, "MODERATOR");
  await letDepart(ciro);
  expect(await db.auditEntry.findFirst({ where: { actorId: ada.id } })).toMatchObject({ subject: "Dario" });
});

test("mails to who is gone lose address and text, also to an address of before, and those that wait are never sent", async () => {
  const edda = await createMember("Edda", { email: "edda@home.example" });
  await db.token.create({ data: { memberId: edda.id, purpose: "EMAIL_UNDO", tokenHash: secretOf("v", edda.id), email: "edda.before@home.example", expiresAt: later() } });
  const [sent, before] = [await createMail({ recipient: "Edda@home.example", text: "Hello Edda" }), await createMail({ recipient: "edda.before@home.example" })];
  const waiting = await createMail({ recipient: "edda@home.example", handedOverAt: null, transport: null });
  const other = await createMail({ recipient: "eddard@home.example", text: "Hello Eddard" });
  await letDepart(edda);
  for (const { id } of [sent, before]) expect(await db.mail.findUnique({ where: { id } })).toMatchObject({ recipient: "–", subject: "–", text: "", html: "" });
  expect(await db.mail.findUnique({ where: { id: waiting.id } })).toBeNull();
  expect(await db.mail.findUnique({ where: { id: other.id } })).toMatchObject({ recipient: "eddard@home.example", text: "Hello Eddard" });
});

test("who was killed on the way out is whole, and leaves the next time", async () => {
  const fabio = await createMember("Fabio");
  await fillAccount(fabio);
  await db.member.update({ where: { id: fabio.id }, data: { leavingAt: new Date(Date.now() - 1000) } });
  await db.$executeRaw`create function refuse() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`;
  await db.$executeRaw`create trigger refuse before insert on "PendingEvent" for each row execute function refuse()`;
  await expect(departDue()).rejects.toThrow("could not leave");
  expect(await db.member.findUnique({ where: { id: fabio.id }, include: { profile: true } })).toMatchObject({ name: "Fabio", leftAt: null, profile: { biography: "Born by the sea" } });
  await db.$executeRaw`drop trigger refuse on "PendingEvent"`;
  await departDue();
  expect(await db.member.findUnique({ where: { id: fabio.id } })).toMatchObject({ name: `:${fabio.id}` });
});
