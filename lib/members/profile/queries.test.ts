import { expect, test } from "vitest";
import { db } from "@/lib/db";
import type { SanctionKind } from "@/lib/generated/prisma/enums";
import { saveChoices, saveProfile } from "@/lib/members/profile/commands";
import { canReport } from "@/lib/members/profile/policy";
import { getProfile, listSignatures } from "@/lib/members/profile/queries";
import { createMember, type TestMember } from "@/lib/testing/members";

const tomorrow = new Date(Date.now() + 24 * 3600 * 1000);

async function profiled(choices: Parameters<typeof saveChoices>[1] = {}): Promise<TestMember> {
  const member = await createMember();
  await saveProfile(member.actor, { biography: "words", signature: "yours", site: "example.org" });
  await saveChoices(member.actor, choices);
  return member;
}

async function sanction({ id }: TestMember, kind: SanctionKind, dates: { until?: Date | null; from?: Date; liftedAt?: Date } = {}) {
  await db.sanction.create({ data: { kind, memberId: id, reason: "because", ...dates } });
}

test("everybody reads what somebody says of themselves, whatever the case of the name", async () => {
  const bob = await profiled();
  expect(await getProfile(null, bob.name.toUpperCase())).toMatchObject({ name: bob.name, biographyHtml: "<p>words</p>\n", site: "https://example.org/", activityShown: true });
  expect(await getProfile(null, "nobody at all")).toBeNull();
});

test("an address is shown to members where its owner shows it, to its owner always, to visitors never", async () => {
  const [shy, open, reader] = [await profiled(), await profiled({ showEmail: true }), await createMember()];
  expect((await getProfile(reader.actor, open.name))?.email).toBe(open.email);
  expect((await getProfile(null, open.name))?.email).toBeNull();
  expect((await getProfile(reader.actor, shy.name))?.email).toBeNull();
  expect((await getProfile(shy.actor, shy.name))?.email).toBe(shy.email);
});

test("who has no profile yet is shown by the defaults", async () => {
  const [bob, reader] = [await createMember(), await createMember()];
  expect(await getProfile(reader.actor, bob.name)).toMatchObject({ biographyHtml: "", site: null, email: null, activityShown: true, mayWrite: true });
});

test("hidden activity is hidden from all but oneself and the staff", async () => {
  const bob = await profiled({ hideActivity: true });
  const [reader, moderator] = [await createMember(), await createMember(undefined, { role: "MODERATOR" })];
  const shown = async (viewer: TestMember | null) => (await getProfile(viewer?.actor ?? null, bob.name))?.activityShown;
  expect([await shown(null), await shown(reader), await shown(bob), await shown(moderator)]).toEqual([false, false, true, true]);
});

test("a ban for good hides the words of the banned from all but the staff; one that ends hides nothing", async () => {
  const [gone, back, reader, moderator] = [await profiled({ showEmail: true }), await profiled(), await createMember(), await createMember(undefined, { role: "MODERATOR" })];
  await sanction(gone, "BAN");
  await sanction(back, "BAN", { until: tomorrow });
  expect(await getProfile(reader.actor, gone.name)).toMatchObject({ biography: "", biographyHtml: "", signatureHtml: "", site: null, email: null, activityShown: false });
  expect(await getProfile(moderator.actor, gone.name)).toMatchObject({ biographyHtml: "<p>words</p>\n", activityShown: true });
  expect(await getProfile(reader.actor, back.name)).toMatchObject({ biographyHtml: "<p>words</p>\n", activityShown: true });
});

test("nobody is offered to write to the banned or to themselves", async () => {
  const [banned, reader, lifted] = [await profiled(), await createMember(), await profiled()];
  await sanction(banned, "BAN", { until: tomorrow });
  await sanction(lifted, "BAN", { liftedAt: new Date() });
  expect(await getProfile(reader.actor, banned.name)).toMatchObject({ mayWrite: false });
  expect(await getProfile(null, banned.name)).toMatchObject({ mayContact: false });
  expect(await getProfile(reader.actor, reader.name)).toMatchObject({ mayWrite: false, mayContact: false });
  expect(await getProfile(reader.actor, lifted.name)).toMatchObject({ mayWrite: true, mayContact: false });
  expect(await getProfile(null, lifted.name)).toMatchObject({ mayWrite: false, mayContact: true });
});

test("sanctions in force are shown to the staff and to nobody else", async () => {
  const [bob, reader, moderator] = [await profiled(), await createMember(), await createMember(undefined, { role: "MODERATOR" })];
  await sanction(bob, "READ_ONLY", { until: tomorrow });
  await sanction(bob, "BAN", { until: new Date(Date.now() - 1000) });
  await sanction(bob, "BAN", { liftedAt: new Date() });
  await sanction(bob, "BAN", { from: tomorrow });
  expect((await getProfile(moderator.actor, bob.name))?.sanctions).toEqual([{ kind: "READ_ONLY", until: tomorrow }]);
  for (const viewer of [null, reader.actor, bob.actor]) expect((await getProfile(viewer, bob.name))?.sanctions).toEqual([]);
});

test("who has left has no page", async () => {
  const bob = await profiled();
  await db.member.update({ where: { id: bob.id }, data: { leftAt: new Date() } });
  expect(await getProfile(null, bob.name)).toBeNull();
});

test("signatures are shown to those who want to see them, and those of the banned to nobody", async () => {
  const [bob, gone, silent, reader] = [await profiled(), await profiled(), await createMember(), await createMember()];
  await sanction(gone, "BAN");
  const names = [bob, gone, silent].map(({ name }) => name);
  expect(await listSignatures(reader.actor, names)).toEqual(new Map([[bob.name, "<p>yours</p>\n"]]));
  await saveChoices(reader.actor, { showSignatures: false });
  expect(await listSignatures(reader.actor, names)).toEqual(new Map());
});

test("members report others, not themselves; visitors and the staff have other ways", async () => {
  const [bob, reader, moderator] = [await createMember(), await createMember(), await createMember(undefined, { role: "MODERATOR" })];
  const subject = { id: bob.id, showEmail: false, hideActivity: false, banned: false, bannedForGood: false };
  expect([null, bob.actor, moderator.actor, reader.actor].map((viewer) => canReport(viewer, subject))).toEqual([false, false, false, true]);
});
