import { beforeEach, expect, test } from "vitest";
import { findSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { departDue, sayFarewell, stay, stayByLink } from "@/lib/members/leaving/commands";
import { getFarewell } from "@/lib/members/leaving/queries";
import { changeRole, takeTurns } from "@/lib/members/roster/commands";
import { signIn } from "@/lib/members/signing-in/commands";
import { forgetSettings } from "@/lib/settings/queries";
import { until } from "@/lib/testing/jobs";
import { tokenMailedTo } from "@/lib/testing/links";
import { createMember, type TestMember, testPassword } from "@/lib/testing/members";
import { mailsTo } from "@/lib/testing/outbox";

const farewell = { currentPassword: testPassword };
const day = 24 * 3600 * 1000;

beforeEach(async () => {
  await db.setting.deleteMany();
  await db.member.updateMany({ data: { leavingAt: null } });
  await db.member.updateMany({ where: { leftAt: null }, data: { role: "MEMBER" } });
  forgetSettings();
});

async function chooseDays(days: number) {
  await db.setting.create({ data: { key: "members.leavingDays", value: days } });
  forgetSettings();
}

async function isGone({ id }: TestMember): Promise<boolean> {
  return (await db.member.findUniqueOrThrow({ where: { id } })).leftAt !== null;
}

const comeTrue = ({ id }: TestMember) => db.member.update({ where: { id }, data: { leavingAt: new Date(Date.now() - 1000) } });

test("who says farewell has a week, is told so by mail, and is still there meanwhile", async () => {
  const anna = await createMember("anna");
  const leavingAt = await sayFarewell(anna.actor, farewell);
  expect(Math.round(((leavingAt?.getTime() ?? 0) - Date.now()) / day)).toBe(7);
  expect((await mailsTo(anna.email)).map(({ subject }) => subject)).toEqual(["You are leaving Causerie"]);
  await departDue();
  expect(await isGone(anna)).toBe(false);
  expect(await signIn({ name: "anna", password: testPassword }, false, { address: "192.0.2.1", userAgent: "a browser" })).toMatchObject({ name: "anna" });
});

test("a session tells of the farewell, so that every page can", async () => {
  const bela = await createMember("bela");
  const token = await db.$transaction((tx) => openSession(tx, bela.id, false, { address: null, userAgent: null }));
  expect((await findSession(token))?.member.leavingAt).toBeNull();
  const leavingAt = await sayFarewell(bela.actor, farewell);
  expect((await findSession(token))?.member.leavingAt).toEqual(leavingAt);
});

test("nobody leaves without the password", async () => {
  const cora = await createMember("cora");
  await expect(sayFarewell(cora.actor, { currentPassword: "a wrong one" })).rejects.toMatchObject({ sentence: "passwordWrong", field: "currentPassword" });
  expect(await db.member.findUnique({ where: { id: cora.id } })).toMatchObject({ leavingAt: null });
  expect(await mailsTo(cora.email)).toEqual([]);
});

test("farewell said twice is said once: the first moment counts, and one mail goes out", async () => {
  const dina = await createMember("dina");
  const first = await sayFarewell(dina.actor, farewell);
  expect(await sayFarewell(dina.actor, farewell)).toEqual(first);
  expect(await mailsTo(dina.email)).toHaveLength(1);
});

test("the mailed link takes the farewell back, once, and looking at it changes nothing", async () => {
  const elsa = await createMember("elsa");
  await sayFarewell(elsa.actor, farewell);
  const token = await tokenMailedTo(elsa.email, "/stay");
  expect(await getFarewell(token)).toMatchObject({ name: "elsa", leavingAt: expect.any(Date) });
  expect(await getFarewell(token)).toMatchObject({ name: "elsa" });
  await stayByLink(token);
  expect(await db.member.findUnique({ where: { id: elsa.id } })).toMatchObject({ leavingAt: null });
  await expect(stayByLink(token)).rejects.toMatchObject({ sentence: "tokenUsed" });
  expect(await getFarewell(token)).toEqual({ refused: "tokenUsed" });
});

test("who stays by a button stays, and the mailed link has nothing left to do", async () => {
  const fina = await createMember("fina");
  await sayFarewell(fina.actor, farewell);
  const token = await tokenMailedTo(fina.email, "/stay");
  await stay(fina.actor);
  await departDue();
  expect(await isGone(fina)).toBe(false);
  await expect(stayByLink(token)).rejects.toMatchObject({ sentence: "tokenUnknown" });
});

test("an old link does not take a later farewell back", async () => {
  const gina = await createMember("gina");
  await sayFarewell(gina.actor, farewell);
  const old = await tokenMailedTo(gina.email, "/stay");
  await stay(gina.actor);
  await sayFarewell(gina.actor, farewell);
  await expect(stayByLink(old)).rejects.toMatchObject({ sentence: "tokenUnknown" });
  await stayByLink(await tokenMailedTo(gina.email, "/stay"));
});

test("when the time has come the schedule lets go whoever is due, and nobody else", async () => {
  const [hela, ines] = [await createMember("hela"), await createMember("ines")];
  for (const leaver of [hela, ines]) await sayFarewell(leaver.actor, farewell);
  const token = await tokenMailedTo(hela.email, "/stay");
  await comeTrue(hela);
  await Promise.all([departDue(), departDue()]);
  await departDue();
  expect([await isGone(hela), await isGone(ines)]).toEqual([true, false]);
  expect(await db.formerAccount.count()).toBe(1);
  expect(await db.pendingEvent.count({ where: { name: "members/member.left" } })).toBe(1);
  await expect(stayByLink(token)).rejects.toMatchObject({ sentence: "tokenUnknown" });
  await expect(stay(hela.actor)).rejects.toMatchObject({ code: "signed_out" });
  expect(await isGone(hela)).toBe(true);
});

test("who stays while the schedule is about to let them go, stays", async () => {
  const ilja = await createMember("ilja");
  await comeTrue(ilja);
  const departing = await db.$transaction(async (tx) => {
    await takeTurns(tx);
    const begun = departDue();
    await until(async () => (await tx.$queryRaw<unknown[]>`select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`).length > 0);
    await tx.member.update({ where: { id: ilja.id }, data: { leavingAt: null } });
    return { begun };
  });
  await departing.begun;
  expect(await isGone(ilja)).toBe(false);
});

test("one who cannot go keeps nobody else from going", async () => {
  const [admin, jola] = [await createMember("the only one", { role: "ADMINISTRATOR" }), await createMember("jola")];
  for (const leaver of [admin, jola]) await comeTrue(leaver);
  await expect(departDue()).rejects.toThrow("1 could not leave");
  expect([await isGone(admin), await isGone(jola)]).toEqual([false, true]);
});

test("where the settings allow no time, who says farewell is gone at once", async () => {
  await chooseDays(0);
  const kaja = await createMember("kaja");
  expect(await sayFarewell(kaja.actor, farewell)).toBeNull();
  expect(await isGone(kaja)).toBe(true);
});

test("the last administrator cannot leave, and of two only one", async () => {
  const [ada, abel] = [await createMember("ada", { role: "ADMINISTRATOR" }), await createMember("abel", { role: "ADMINISTRATOR" })];
  const both = await Promise.allSettled([sayFarewell(ada.actor, farewell), sayFarewell(abel.actor, farewell)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const staying = both[0]?.status === "rejected" ? ada : abel;
  await expect(sayFarewell(staying.actor, farewell)).rejects.toMatchObject({ sentence: "lastAdministrator" });
  await expect(changeRole(staying.actor, staying.id, "MEMBER")).rejects.toMatchObject({ sentence: "lastAdministrator" });
});
