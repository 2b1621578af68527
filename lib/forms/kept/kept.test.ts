import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { dropForm, forgetForms, keepForm } from "@/lib/forms/kept/commands";
import { getKeptForm } from "@/lib/forms/kept/queries";
import { createMember } from "@/lib/testing/members";

const path = "/messages/write?to=bob";
const typed = (memberId: number, body = "a long letter") => keepForm({ memberId, path, fields: { body } });

test("what somebody typed comes back to them alone", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const secret = (await typed(alice.id)) ?? "";
  expect(await getKeptForm(secret, { memberId: alice.id })).toEqual({ path, fields: { body: "a long letter" } });
  expect(await getKeptForm(secret, { memberId: bob.id })).toBeNull();
  expect(await getKeptForm("another browser", { memberId: alice.id })).toBeNull();
  expect(await getKeptForm(undefined, "nobody")).toBeNull();
});

test("a member has one kept form, the one that was sent last", async () => {
  const alice = await createMember();
  const first = (await typed(alice.id)) ?? "";
  const second = (await typed(alice.id, "a second\0 letter")) ?? "";
  expect(await getKeptForm(first, { memberId: alice.id })).toBeNull();
  expect((await getKeptForm(second, "nobody"))?.fields).toEqual({ body: "a second letter" });
});

test("what is too long, or from nobody who is here, is not kept", async () => {
  const [alice, gone] = [await createMember(), await createMember(undefined, { leftAt: new Date() })];
  expect(await typed(alice.id, "x".repeat(250_001))).toBeNull();
  expect(await typed(gone.id)).toBeNull();
});

test("kept forms go when they are sent again, and after an hour", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const secrets = [(await typed(alice.id)) ?? "", (await typed(bob.id)) ?? ""];
  await dropForm(secrets[0] ?? "");
  expect(await getKeptForm(secrets[0], "nobody")).toBeNull();
  await db.keptForm.update({ where: { memberId: bob.id }, data: { keptAt: new Date(Date.now() - 3_700_000) } });
  expect(await getKeptForm(secrets[1], "nobody")).toBeNull();
  await forgetForms();
  expect(await db.keptForm.count({ where: { memberId: bob.id } })).toBe(0);
});
