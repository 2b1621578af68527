import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { pageOf } from "@/lib/db/page";
import { acceptApplication, declineApplication } from "@/lib/members/approvals/commands";
import { applicationsPerPage, countApplications, listApplications } from "@/lib/members/approvals/queries";
import { activateMember, joinSite, sendNewLink } from "@/lib/members/joining/commands";
import { findWaitingRequest, getActivation } from "@/lib/members/joining/queries";
import { signIn } from "@/lib/members/signing-in/commands";
import { changeSetting } from "@/lib/settings/commands";
import { forgetSettings } from "@/lib/settings/queries";
import { createJoinRequest, createMember, type TestMember } from "@/lib/testing/members";
import { mailsTo } from "@/lib/testing/outbox";

const password = "a few good words";
const device = { address: "192.0.2.1", userAgent: "a browser" };

let mona: TestMember;

beforeEach(async () => {
  for (const table of [db.setting, db.joinRequest, db.member, db.mail] as const) await (table as typeof db.setting).deleteMany();
  forgetSettings();
  mona = await createMember("mona", { role: "MODERATOR" });
  await changeSetting((await createMember("ada", { role: "ADMINISTRATOR" })).actor, "members.approval", "on");
});

async function tokenFor(email: string): Promise<string> {
  return new URL((await mailsTo(email)).at(-1)?.links[0] ?? "").searchParams.get("token") ?? "";
}

async function apply(name: string, email = `${name}@home.example`): Promise<{ id: number; email: string; token: string }> {
  await joinSite({ name, email, password, passwordAgain: password, application: " I bake. ", key: crypto.randomUUID() }, "en");
  const token = await tokenFor(email);
  expect(await activateMember(token)).toEqual({ name, waits: true });
  return { id: (await db.joinRequest.findFirstOrThrow({ where: { name }, orderBy: { id: "desc" } })).id, email, token };
}

test("where the staff decides, who joins says why", async () => {
  const form = { name: "silent", email: "silent@home.example", password, passwordAgain: password, key: crypto.randomUUID() };
  for (const application of [undefined, "", "  \n "]) await expect(joinSite({ ...form, application }, "en")).rejects.toMatchObject({ sentence: "required", field: "application" });
  expect(await db.joinRequest.count()).toBe(0);
});

test("an application is seen once the address is proved, with the provider alone of the address", async () => {
  await joinSite({ name: "early", email: "early@home.example", password, passwordAgain: password, application: "Me!", key: crypto.randomUUID() }, "en");
  await apply("nadia");
  const applications = await listApplications(mona.actor, undefined);
  expect(applications).toMatchObject([{ name: "nadia", provider: "home.example", application: "I bake." }]);
  expect(JSON.stringify(applications)).not.toContain("nadia@");
  expect(await countApplications(mona.actor)).toBe(1);
});

test("who waits has no account, is told so by the link and by their own password, and asks for no second link", async () => {
  const { id, token, email } = await apply("nadia");
  expect(await db.member.count({ where: { nameKey: "nadia" } })).toBe(0);
  expect(await getActivation(token)).toEqual({ refused: "joinWaits" });
  await expect(activateMember(token)).rejects.toMatchObject({ sentence: "joinWaits" });
  expect((await findWaitingRequest("nadia"))?.provedAt).toBeInstanceOf(Date);
  await sendNewLink(id);
  expect(await mailsTo(email)).toHaveLength(1);
});

test("who is let in signs in with what they chose, and was told by mail", async () => {
  const { id, email, token } = await apply("nadia");
  expect(await acceptApplication(mona.actor, id)).toEqual({ name: "nadia" });
  expect((await mailsTo(email)).at(-1)).toMatchObject({ kind: "request-accepted", subject: "Welcome to Causerie" });
  expect(await signIn({ name: "nadia", password }, false, device)).toMatchObject({ name: "nadia" });
  expect(await getActivation(token)).toEqual({ refused: "tokenUsed" });
  expect(await db.auditEntry.findFirst({ where: { act: "approvals.accept" } })).toMatchObject({ actorName: "mona", subject: "nadia" });
});

test("a name that was taken while somebody waited is chosen anew, without a second answer", async () => {
  const { id, email } = await apply("nadia");
  await createMember("Nadia");
  await acceptApplication(mona.actor, id);
  expect(await countApplications(mona.actor)).toBe(0);
  const token = await tokenFor(email);
  expect(await getActivation(token)).toEqual({ name: "nadia", free: false });
  expect(await activateMember(token, "nadia of the hills")).toEqual({ name: "nadia of the hills", waits: false });
});

test("who is declined reads why in a mail, and cannot use the link any more", async () => {
  const { id, email, token } = await apply("troll");
  await declineApplication(mona.actor, id, "We know <b>you</b>.");
  const mail = (await mailsTo(email)).at(-1);
  expect(mail).toMatchObject({ kind: "request-declined", text: expect.stringContaining("We know <b>you</b>.") });
  expect(mail?.html).not.toContain("<b>you</b>");
  expect(await getActivation(token)).toEqual({ refused: "joinRefused" });
  expect(await db.joinRequest.findFirst({ where: { id } })).toMatchObject({ refusalReason: "We know <b>you</b>.", passwordHash: "" });
  expect(await findWaitingRequest("troll")).toBeNull();
  expect(await db.auditEntry.count({ where: { act: "approvals.decline", subject: "troll" } })).toBe(1);
});

test("of two answers at once, the first one counts", async () => {
  const { id } = await apply("nadia");
  const answers = await Promise.allSettled([acceptApplication(mona.actor, id), declineApplication(mona.actor, id, "No.")]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.auditEntry.count({ where: { subject: "nadia", act: { startsWith: "approvals." }, actorId: mona.id } })).toBe(1);
});

test("of two requests from one address, the one that is let in answers both", async () => {
  const [first, second] = [await apply("one", "both@home.example"), await apply("other", "both@home.example")];
  await acceptApplication(mona.actor, first.id);
  expect(await countApplications(mona.actor)).toBe(0);
  await expect(acceptApplication(mona.actor, second.id)).rejects.toMatchObject({ code: "not_found" });
});

test("who got an account on another way is not let in twice", async () => {
  const { id, email } = await apply("nadia");
  await createMember("somebody", { email });
  await expect(acceptApplication(mona.actor, id)).rejects.toMatchObject({ sentence: "applicantJoined" });
});

test("applications come page by page", async () => {
  const provedAt = new Date("2026-01-01T00:00:00Z");
  for (let number = 0; number <= applicationsPerPage; number++) await createJoinRequest({ provedAt });
  const { shown: first, last } = pageOf(await listApplications(mona.actor, undefined), applicationsPerPage);
  const second = await listApplications(mona.actor, last && { at: last.provedAt, id: last.id });
  expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(applicationsPerPage + 1);
});

test("members do not decide who joins", async () => {
  const { actor } = await createMember("bob");
  const { id } = await createJoinRequest({ provedAt: new Date() });
  await expect(listApplications(actor, undefined)).rejects.toMatchObject({ code: "not_found" });
  await expect(countApplications(actor)).rejects.toMatchObject({ code: "not_found" });
  await expect(acceptApplication(actor, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(declineApplication(actor, id, "No.")).rejects.toMatchObject({ code: "not_found" });
});
