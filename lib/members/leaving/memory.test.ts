import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/lib/db";
import { restoreSanctions } from "@/lib/members/leaving/commands";
import { hashesOfAddresses, hashesOfName, rememberFormer } from "@/lib/members/leaving/memory";
import { likenessToFormer } from "@/lib/members/leaving/queries";
import { isTombstoneName, tombstone } from "@/lib/members/leaving/tombstone";
import { emailKey, nameKey } from "@/lib/members/name";
import { createMember } from "@/lib/testing/members";

const days = (count: number) => new Date(Date.now() + count * 24 * 3600 * 1000);

async function remember(name: string, email: string, { leftAt = days(-1), forgetAt = days(1) } = {}) {
  return rememberFormer(db, { names: [name], addresses: [email], leftAt, forgetAt });
}

test("the name of somebody who left is kept for them, known again by their address", async () => {
  await remember("Paula", "paula@home.example");
  expect(await likenessToFormer(db, "pAULA", "mallory@home.example")).toBe("same");
  expect(await likenessToFormer(db, "paula", "Paula@Home.example")).toBeNull();
  expect(await likenessToFormer(db, "paul", "mallory@home.example")).toBeNull();
});

test("a name that is forgotten is anybody’s", async () => {
  await remember("Quentin", "quentin@home.example", { forgetAt: days(-0.1) });
  expect(await likenessToFormer(db, "quentin", "mallory@home.example")).toBeNull();
});

test("of several who left under one name, the last one is remembered", async () => {
  await remember("Rosa", "first@home.example", { leftAt: days(-3) });
  await remember("Rosa", "second@home.example", { leftAt: days(-2) });
  expect(await likenessToFormer(db, "rosa", "second@home.example")).toBeNull();
  expect(await likenessToFormer(db, "rosa", "first@home.example")).toBe("same");
});

test("neither name nor address can be read from what is remembered", async () => {
  const { id } = await remember("Sigrid", "sigrid@home.example");
  const kept = await db.formerAccount.findUnique({ where: { id }, include: { knownAs: true } });
  expect(JSON.stringify(kept).toLowerCase()).not.toContain("sigrid");
  const sameWords = "sigrid@home.example";
  expect(await hashesOfAddresses(db, [sameWords])).not.toContain(hashesOfName(sameWords).same);
});

test("who comes back under the same address finds their sanctions again, and nobody else does", async () => {
  const { id: formerAccountId } = await remember("Tilo", "tilo@home.example");
  const { id } = await db.sanction.create({ data: { kind: "BAN", reason: "Spam", formerAccountId } });
  const [other, back] = [await createMember("Tilo", { email: "other@home.example" }), await createMember("Tilo again", { email: "TILO@home.example" })];
  await restoreSanctions(db, other);
  expect(await db.sanction.findUnique({ where: { id } })).toMatchObject({ memberId: null, formerAccountId });
  await restoreSanctions(db, back);
  expect(await db.sanction.findUnique({ where: { id } })).toMatchObject({ memberId: back.id, formerAccountId: null });
});

test("another spelling of the address does not shake a sanction off", async () => {
  const { id: formerAccountId } = await remember("Uwe", "uwe.u@gmail.com");
  const { id } = await db.sanction.create({ data: { kind: "READ_ONLY", reason: "Shouting", formerAccountId } });
  const back = await createMember("Not Uwe", { email: "uweu+again@googlemail.com" });
  await restoreSanctions(db, back);
  expect(await db.sanction.findUnique({ where: { id } })).toMatchObject({ memberId: back.id });
});

test("no typed name or address ever leads to a tombstone", () => {
  const left = tombstone(42, new Date());
  expect(isTombstoneName(left.name)).toBe(true);
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(left.name, left.nameKey, left.emailKey)), (typed) => {
      expect(nameKey(typed)).not.toBe(left.nameKey);
      expect(emailKey(typed)).not.toBe(left.emailKey);
    }),
  );
});
