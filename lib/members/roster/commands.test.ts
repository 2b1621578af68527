import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { changeRole, lookAtEmail, promoteByName } from "@/lib/members/roster/commands";
import { createMember, type TestMember } from "@/lib/testing/members";

let ada: TestMember;

beforeEach(async () => {
  await db.member.deleteMany();
  ada = await createMember("ada", { role: "ADMINISTRATOR" });
});

test("an administrator makes a moderator, and the audit tells of it", async () => {
  const bob = await createMember("bob");
  expect(await changeRole(ada.actor, bob.id, "MODERATOR")).toEqual({ name: "bob" });
  expect(await db.auditEntry.findFirst({ where: { subject: "bob" } })).toMatchObject({ actorId: ada.id, actorName: "ada", act: "members.changeRole", details: { from: "MEMBER", to: "MODERATOR" } });
});

test("a role that somebody has already changes nothing and leaves no trace", async () => {
  const bob = await createMember("bob");
  await changeRole(ada.actor, bob.id, "MEMBER");
  expect(await db.auditEntry.count({ where: { actorId: ada.id } })).toBe(0);
});

test("moderators and members cannot give roles, not even to themselves", async () => {
  for (const role of ["MODERATOR", "MEMBER"] as const) {
    const climber = await createMember(`climber ${role}`, { role });
    await expect(changeRole(climber.actor, climber.id, "ADMINISTRATOR")).rejects.toMatchObject({ code: "not_found" });
  }
});

test("administrators cannot act on each other, but step down themselves", async () => {
  const abel = await createMember("abel", { role: "ADMINISTRATOR" });
  await expect(changeRole(ada.actor, abel.id, "MEMBER")).rejects.toMatchObject({ sentence: "outranked" });
  await changeRole(abel.actor, abel.id, "MEMBER");
  expect(await db.member.findUniqueOrThrow({ where: { id: abel.id } })).toMatchObject({ role: "MEMBER" });
});

test("the last administrator who can sign in stays one", async () => {
  await createMember("long gone", { role: "ADMINISTRATOR", leftAt: new Date() });
  await expect(changeRole(ada.actor, ada.id, "MEMBER")).rejects.toMatchObject({ sentence: "lastAdministrator" });
  await expect(promoteByName("Ada", "MODERATOR")).rejects.toMatchObject({ sentence: "lastAdministrator" });
});

test("of the last two administrators who step down at once, one stays", async () => {
  const abel = await createMember("abel", { role: "ADMINISTRATOR" });
  const both = await Promise.allSettled([changeRole(ada.actor, ada.id, "MEMBER"), changeRole(abel.actor, abel.id, "MEMBER")]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.member.count({ where: { role: "ADMINISTRATOR" } })).toBe(1);
});

test("the command line promotes by name, and the audit says so", async () => {
  await createMember("Zoé Élan");
  expect(await promoteByName("zoé élan", "ADMINISTRATOR")).toBe("Zoé Élan");
  expect(await db.auditEntry.findFirst({ where: { subject: "Zoé Élan" } })).toMatchObject({ actorId: null, actorName: "command line" });
  await expect(promoteByName("nobody", "MODERATOR")).rejects.toMatchObject({ sentence: "recipientUnknown" });
});

test("an address is shown to administrators alone, and each look leaves a trace", async () => {
  const [bob, mona] = [await createMember("bob"), await createMember("mona", { role: "MODERATOR" })];
  expect(await lookAtEmail(ada.actor, bob.id)).toBe(bob.email);
  expect(await db.auditEntry.count({ where: { act: "members.lookAtEmail", subject: "bob", actorId: ada.id } })).toBe(1);
  await expect(lookAtEmail(mona.actor, bob.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(lookAtEmail(ada.actor, 2_000_000_000)).rejects.toMatchObject({ code: "not_found" });
});
