import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { findCurrentName } from "@/lib/members/names/queries";
import { rename } from "@/lib/members/renaming/commands";
import { nextRename } from "@/lib/members/renaming/queries";
import { renameSchema } from "@/lib/members/renaming/schema";
import { signIn } from "@/lib/members/signing-in/commands";
import { skeletonOf } from "@/lib/members/skeleton";
import { forgetSettings } from "@/lib/settings/queries";
import { createMember, testPassword } from "@/lib/testing/members";
import { mailsTo } from "@/lib/testing/outbox";

const visit = { address: "192.0.2.1", userAgent: null };
const to = (name: string, currentPassword = testPassword) => ({ name, currentPassword });
const day = 24 * 3600 * 1000;

test("a new name counts for signing in, leaves a trace, tells the owner, and others by an event of ids", async () => {
  const alice = await createMember("alice");
  await rename(alice.actor, to("Alice Liddell"));
  expect(await signIn({ name: "alice liddell", password: testPassword }, false, visit)).toMatchObject({ name: "Alice Liddell" });
  await expect(signIn({ name: "alice", password: testPassword }, false, visit)).rejects.toMatchObject({ sentence: "signInWrong" });
  expect(await db.nameChange.findMany({ where: { memberId: alice.id }, select: { from: true, to: true }, take: 2 })).toEqual([{ from: "alice", to: "Alice Liddell" }]);
  expect(await db.pendingEvent.findMany({ where: { name: "members/member.renamed" }, select: { data: true, snapshot: true }, take: 2 })).toEqual([{ data: { memberId: alice.id }, snapshot: null }]);
  expect((await mailsTo(alice.email)).map(({ kind, text }) => [kind, /Alice Liddell, and no longer alice/.test(text.replaceAll("\n", " "))])).toEqual([["account-renamed", true]]);
});

test("nothing changes without the current password", async () => {
  const { actor, name } = await createMember();
  await expect(rename(actor, to("somebody else", "wrong password"))).rejects.toMatchObject({ sentence: "passwordWrong", field: "currentPassword" });
  expect(await db.member.count({ where: { name } })).toBe(1);
});

test("a name that somebody has is refused, whatever its case, and so is one's own; another way to write one's own is not", async () => {
  await createMember("Ümit");
  const { actor } = await createMember("wanda");
  await expect(rename(actor, to("üMIT"))).rejects.toMatchObject({ code: "conflict", sentence: "nameTaken", field: "name" });
  await expect(rename(actor, to("wanda"))).rejects.toMatchObject({ sentence: "nameSame", field: "name" });
  await rename(actor, to("Wanda"));
});

test("a name that looks like somebody's is refused, and like one's own it is not", async () => {
  await createMember("firm1");
  const { actor } = await createMember("paypal");
  await expect(rename(actor, to("Firml"))).rejects.toMatchObject({ sentence: "nameTooClose", field: "name" });
  await rename(actor, to("Pаypal"));
  expect((await db.member.findUniqueOrThrow({ where: { id: actor.memberId } })).skeleton).toBe(skeletonOf("paypal"));
});

test("of two who want the same name at once, one gets it", async () => {
  const members = [await createMember(), await createMember()];
  const attempts = await Promise.allSettled(members.map(({ actor }) => rename(actor, to("the same"))));
  expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a name is changed once in thirty days, or as the setting says", async () => {
  const { actor, id } = await createMember();
  await rename(actor, to("first choice"));
  await expect(rename(actor, to("second choice"))).rejects.toMatchObject({ sentence: "renamedLately", field: "name", values: { until: expect.any(Date) } });
  expect((await nextRename(actor))?.getTime()).toBeCloseTo(Date.now() + 30 * day, -5);
  await db.nameChange.updateMany({ where: { memberId: id }, data: { at: new Date(Date.now() - 31 * day) } });
  expect(await nextRename(actor)).toBeNull();
  await rename(actor, to("second choice"));
  await db.setting.create({ data: { key: "members.renameDays", value: 0 } });
  forgetSettings();
  await rename(actor, to("third choice"));
});

test("of two changes of one's name at once, one counts", async () => {
  await db.setting.deleteMany();
  forgetSettings();
  const { actor, id } = await createMember();
  const attempts = await Promise.allSettled(["left", "right"].map((name) => rename(actor, to(name))));
  expect(attempts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.nameChange.count({ where: { memberId: id } })).toBe(1);
});

test("the name may not be the password", async () => {
  const { actor } = await createMember();
  await expect(rename(actor, to(testPassword.toUpperCase()))).rejects.toMatchObject({ sentence: "passwordIsName", field: "name" });
});

test.each([" blank before", "a,b", "a/b", "a@b", "admin", "", "x".repeat(41)])("%j is no name", (name) => {
  expect(renameSchema.safeParse(to(name)).success).toBe(false);
});

test("a name that somebody gave up leads to them, and the newest of several who had it counts", async () => {
  const alice = await createMember("early bird");
  await rename(alice.actor, { name: "night owl", currentPassword: testPassword });
  expect(await findCurrentName(null, "EARLY bird")).toBe("night owl");
  expect(await findCurrentName(null, "night owl")).toBeNull();
  await db.member.update({ where: { id: alice.id }, data: { leftAt: new Date() } });
  expect(await findCurrentName(null, "early bird")).toBeNull();
});

test("of who gives a name up and who takes it at the same moment, the first to come has it, and nobody gets past its memory", async () => {
  for (let round = 1; round <= 5; round++) {
    const owner = await createMember(`wanted ${round}`);
    const taker = await createMember();
    const outcomes = await Promise.allSettled([rename(owner.actor, { name: `given up ${round}`, currentPassword: testPassword }), rename(taker.actor, { name: `Wanted ${round}`, currentPassword: testPassword })]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  }
});
