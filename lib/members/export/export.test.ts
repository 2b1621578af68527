import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { failExport, forgetExports, makeExport, requestExport } from "@/lib/members/export/commands";
import type { ExportPart } from "@/lib/members/export/part";
import { getExport, getLatestExport, readExport } from "@/lib/members/export/queries";
import { formerName } from "@/lib/members/skeleton";
import { reportMember } from "@/lib/moderation/reports/commands";
import { exportParts } from "@/lib/site";
import { createExport, unpack } from "@/lib/testing/exports";
import { createMail } from "@/lib/testing/mails";
import { createJoinRequest, createMember, type TestMember } from "@/lib/testing/members";
import { createConversation, createVisit } from "@/lib/testing/messages";
import { mailsTo } from "@/lib/testing/outbox";
import { createPost } from "@/lib/testing/tribune";

const hours = (count: number) => new Date(Date.now() + count * 3600 * 1000);

async function filesFor(member: TestMember): Promise<Record<string, string>> {
  const { id } = await createExport(member);
  const pieces: Uint8Array[] = [];
  for await (const piece of readExport(member.actor, id)) pieces.push(piece);
  return unpack(Buffer.concat(pieces));
}

async function askedExport(member: TestMember): Promise<number> {
  await requestExport(member.actor);
  return (await db.dataExport.findFirstOrThrow({ where: { memberId: member.id }, orderBy: { id: "desc" } })).id;
}

const secretOf = (kind: string, id: number) => `${kind.repeat(50)}${String(id).padStart(14, "0")}`;

async function fillAccount({ id }: TestMember) {
  await db.profile.create({ data: { memberId: id, biography: "Born **by the sea**.", biographyHtml: "<p>html of it</p>", signature: "Yours, Alma", site: "https://alma.example/" } });
  await db.avatar.create({ data: { memberId: id, image: Buffer.from("\x89PNG and the rest", "latin1"), source: "UPLOAD" } });
  await db.session.create({ data: { memberId: id, tokenHash: secretOf("s", id), remembered: true, address: "192.0.2.77", userAgent: "Almanac 3", expiresAt: hours(1) } });
  await db.knownDevice.create({ data: { memberId: id, deviceHash: secretOf("d", id) } });
  await db.accessToken.create({ data: { memberId: id, tokenHash: secretOf("t", id), label: "my coincoin", scopes: ["TRIBUNE"] } });
  await db.nameChange.create({ data: { memberId: id, ...formerName("Almuth"), to: "alma" } });
  await db.sanction.create({ data: { memberId: id, kind: "READ_ONLY", reason: "Shouted too loud" } });
}

test("an archive holds everything that the site keeps about its member, for programs and for people", async () => {
  const [alma, bert] = [await createMember("alma"), await createMember("bert")];
  await fillAccount(alma);
  const conversation = await createConversation(bert, alma, { subject: "Four o’clock?", bodies: ["At the corner?", "With pleasure.\nAnd cake."] });
  await createVisit(alma, { name: "Vito", email: "vito@visitors.example.org", subject: "Your boat", body: "Is it for sale?" });
  await createPost("hello from alma", { by: alma, userAgent: "Almanac 3" });
  await createJoinRequest({ name: "alma", email: alma.email, application: "I bake." });
  await createMail({ recipient: alma.email, subject: "Welcome, alma" });
  await reportMember(alma.actor, { memberId: bert.id, reason: "Ate my cake", key: crypto.randomUUID() });
  await db.filterRule.create({ data: { memberId: alma.id, target: "AUTHOR", kind: "EQUALS_ANY_CASE", pattern: "bert" } });
  const files = await filesFor(alma);
  const account = JSON.parse(files["account/account.json"] ?? "");
  expect(account).toMatchObject({ name: "alma", email: alma.email, locale: "en", role: "MEMBER" });
  expect(account).toMatchObject({ profile: { biography: "Born **by the sea**.", signature: "Yours, Alma", site: "https://alma.example/", mailOnMessage: true }, avatar: { source: "UPLOAD" } });
  expect(account).toMatchObject({ sessions: [{ address: "192.0.2.77", userAgent: "Almanac 3" }], knownDevices: [{}], accessTokens: [{ label: "my coincoin", scopes: ["TRIBUNE"] }] });
  expect(account).toMatchObject({ nameChanges: [{ from: "Almuth", to: "alma" }], sanctions: [{ kind: "READ_ONLY", reason: "Shouted too loud" }], dataExports: [{}] });
  expect(account).toMatchObject({ joinRequests: [{ name: "alma", application: "I bake." }], mails: [{ subject: "Welcome, alma" }] });
  for (const said of ["by the sea", "I bake.", "Welcome, alma", "Yours, Alma", "192.0.2.77", "my coincoin", "Almuth", "Shouted too loud"]) expect(files["account/account.md"]).toContain(said);
  expect(files["account/picture.png"]).toBe("\x89PNG and the rest");
  expect(files["README.md"]).toContain("alma on Causerie");
  const messages = JSON.parse(files["messages/messages.json"] ?? "");
  expect(messages.map(({ body }: { body: string }) => body)).toEqual(["At the corner?", "With pleasure.\nAnd cake.", "Is it for sale?"]);
  expect(messages[0]).toMatchObject({ conversationId: conversation, kind: "RECEIVED", subject: "Four o’clock?", author: { kind: "member", name: "bert" } });
  const text = files[`messages/${conversation}-four-o-clock.md`];
  expect(text).toMatch(/bert to alma\n\n> At the corner\?\n/);
  expect(text).toMatch(/alma to bert\n\n.*> With pleasure\.\n> And cake\.\n/s);
  expect(JSON.parse(files["tribune/posts.json"] ?? "")).toMatchObject([{ channel: "", number: 1, raw: "hello from alma", info: "Almanac 3" }]);
  expect(files["tribune/posts.md"]).toContain("> hello from alma");
  expect(JSON.parse(files["tribune/filters.json"] ?? "")).toMatchObject([{ target: "author", kind: "~=", pattern: "bert" }]);
  expect(JSON.parse(files["moderation/reports.json"] ?? "")).toMatchObject([{ about: "bert", reason: "Ate my cake" }]);
});

test("an archive holds nothing of anybody else’s account, no secret, and no visitor’s address", async () => {
  const [carl, dora] = [await createMember("carl"), await createMember("dora", { email: "dora.secret@home.example" })];
  await fillAccount(carl);
  await db.profile.create({ data: { memberId: dora.id, biography: "Nobody’s business" } });
  await createConversation(dora, carl, { subject: "For carl" });
  await createConversation(dora, await createMember("emil"), { subject: "Not for carl" });
  await createVisit(carl, { name: "Vito", email: "vito.hidden@visitors.example.org" });
  await createPost("dora speaks", { by: dora });
  await db.filterRule.create({ data: { memberId: dora.id, target: "MESSAGE", kind: "CONTAINS", pattern: "dora dislikes" } });
  const whole = Object.values(await filesFor(carl)).join("\n");
  for (const secret of ["dora.secret", "Nobody’s business", "Not for carl", "vito.hidden", "dora speaks", "dora dislikes", "s".repeat(50), "d".repeat(50), "t".repeat(50), "argon2"]) expect(whole).not.toContain(secret);
  expect(whole).toContain("For carl");
  expect(await db.member.findUniqueOrThrow({ where: { id: carl.id } }).then(({ passwordHash }) => whole.includes(passwordHash))).toBe(false);
});

test("a long list is read in pages and comes out whole, in order and once", async () => {
  const [fritz, gerda] = [await createMember("fritz"), await createMember("gerda")];
  const conversation = await createConversation(fritz, gerda);
  const sentAt = new Date();
  const message = { sentAt, acceptedAt: sentAt, conversationId: conversation, authorId: gerda.id, recipientId: fritz.id, subject: "Again", state: "ACCEPTED" as const };
  const made = await db.message.createManyAndReturn({ data: Array.from({ length: 1201 }, (_, rank) => ({ ...message, body: `number ${rank}`, clientKey: crypto.randomUUID() })), select: { id: true } });
  await db.mailboxEntry.createMany({ data: made.map(({ id }) => ({ messageId: id, conversationId: conversation, holderId: fritz.id, kind: "RECEIVED" as const, sentAt, deliveredAt: sentAt, party: "gerda", subjectKey: "again" })) });
  await createConversation(gerda, fritz, { subject: "The last one" });
  const files = await filesFor(fritz);
  const bodies = JSON.parse(files["messages/messages.json"] ?? "").map(({ body }: { body: string }) => body);
  expect(bodies).toEqual(["At four, at the corner?", ...Array.from({ length: 1201 }, (_, rank) => `number ${rank}`), "At four, at the corner?"]);
  expect(files[`messages/${conversation}-coffee.md`]?.match(/> number \d+/g)).toHaveLength(1201);
  expect(Object.keys(files).filter((path) => /^messages\/.*\.md$/.test(path))).toHaveLength(2);
});

test("a note to oneself is in the archive once", async () => {
  const hanna = await createMember("hanna");
  await createConversation(hanna, hanna, { subject: "Milk" });
  expect(JSON.parse((await filesFor(hanna))["messages/messages.json"] ?? "")).toHaveLength(1);
});

test("the link comes by mail in the member’s language, and opens for that member alone, for a week", async () => {
  const [inga, jan] = [await createMember("inga", { locale: "fr" }), await createMember("jan")];
  const { id, token } = await createExport(inga);
  expect((await mailsTo(inga.email)).map(({ subject }) => subject)).toEqual(["Votre archive de Causerie est prête"]);
  expect(await db.dataExport.count({ where: { tokenHash: token } })).toBe(0);
  expect(await getExport(inga.actor, token)).toMatchObject({ id, size: expect.any(Number) });
  expect(await getExport(jan.actor, token)).toEqual({ refused: "tokenUnknown" });
  expect((await readExport(jan.actor, id).next()).done).toBe(true);
  await db.dataExport.update({ where: { id }, data: { expiresAt: hours(-1) } });
  expect(await getExport(inga.actor, token)).toEqual({ refused: "tokenExpired" });
  expect(await getLatestExport(inga.actor)).toMatchObject({ state: "over" });
});

test("one archive is asked for at a time, and one a day", async () => {
  const karl = await createMember("karl");
  const both = await Promise.allSettled([requestExport(karl.actor), requestExport(karl.actor)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(requestExport(karl.actor)).rejects.toMatchObject({ sentence: "exportUnderWay" });
  const [asked] = await db.dataExport.findMany({ where: { memberId: karl.id }, take: 2 });
  await makeExport(asked?.id ?? 0, exportParts);
  await expect(requestExport(karl.actor)).rejects.toMatchObject({ sentence: "exportToday" });
  await db.dataExport.updateMany({ where: { memberId: karl.id }, data: { requestedAt: hours(-25) } });
  await createExport(karl);
  expect(await db.dataExport.count({ where: { memberId: karl.id } })).toBe(1);
});

test("an archive that fails leaves nothing behind, says so, and can be asked for again at once", async () => {
  const lena = await createMember("lena");
  const id = await askedExport(lena);
  const broken: ExportPart = async function* () {
    yield { path: "long.txt", content: "x".repeat(2_000_000) };
    throw new Error("The disk is on fire.");
  };
  await expect(makeExport(id, [...exportParts, broken])).rejects.toThrow("on fire");
  expect(await db.dataExportPiece.count({ where: { exportId: id } })).toBe(0);
  expect(await mailsTo(lena.email)).toEqual([]);
  expect(await getLatestExport(lena.actor)).toMatchObject({ state: "underWay" });
  await failExport(id);
  expect(await getLatestExport(lena.actor)).toMatchObject({ state: "failed", nextAt: null });
  await createExport(lena);
  expect(await getLatestExport(lena.actor)).toMatchObject({ state: "ready", nextAt: expect.any(Date) });
});

test("an archive that nobody finished within a day counts as failed", async () => {
  const mina = await createMember("mina");
  const id = await askedExport(mina);
  await db.dataExport.update({ where: { id }, data: { requestedAt: hours(-25) } });
  expect(await getLatestExport(mina.actor)).toMatchObject({ state: "failed" });
  await requestExport(mina.actor);
});

test("made twice, even at once, an archive is made and mailed once", async () => {
  const nils = await createMember("nils");
  const id = await askedExport(nils);
  await Promise.allSettled([makeExport(id, exportParts), makeExport(id, exportParts)]);
  await makeExport(id, exportParts);
  await failExport(id);
  expect(await mailsTo(nils.email)).toHaveLength(1);
  expect(await getLatestExport(nils.actor)).toMatchObject({ state: "ready" });
});

test("a big archive is kept in pieces, none of them much over half a megabyte", async () => {
  const odo = await createMember("odo");
  const id = await askedExport(odo);
  const noise: ExportPart = async function* () {
    const random = async function* () {
      for (let rank = 0; rank < 40; rank++) yield Buffer.from(crypto.getRandomValues(new Uint8Array(50_000))).toString("base64");
    };
    yield { path: "noise.txt", content: random() };
  };
  await makeExport(id, [noise]);
  const sizes = (await db.dataExportPiece.findMany({ where: { exportId: id }, take: 100 })).map(({ bytes }) => bytes.length);
  expect(sizes.length).toBeGreaterThan(2);
  expect(Math.max(...sizes)).toBeLessThan(700_000);
  expect(await db.dataExport.findUnique({ where: { id } })).toMatchObject({ size: sizes.reduce((sum, size) => sum + size, 0) });
});

test("after its week an archive is deleted, and no other", async () => {
  const [pia, rolf] = [await createMember("pia"), await createMember("rolf")];
  const [old, fresh] = [await createExport(pia), await createExport(rolf)];
  await db.dataExport.update({ where: { id: old.id }, data: { expiresAt: hours(-0.1) } });
  await forgetExports();
  expect(await db.dataExportPiece.count({ where: { exportId: old.id } })).toBe(0);
  expect(await db.dataExportPiece.count({ where: { exportId: fresh.id } })).toBeGreaterThan(0);
});
