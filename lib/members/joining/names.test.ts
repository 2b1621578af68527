import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { requireFreeName } from "@/lib/members/joining/queries";
import { joinSchema, nameSchema } from "@/lib/members/joining/schema";
import { rememberFormer } from "@/lib/members/leaving/memory";
import { getMember } from "@/lib/members/queries";
import { formerName } from "@/lib/members/skeleton";
import { changeSetting } from "@/lib/settings/commands";
import { forgetSettings } from "@/lib/settings/queries";
import { createMember } from "@/lib/testing/members";
import { choose } from "@/lib/testing/settings";

const wisher = { email: "wisher@home.example" };
const free = (name: string, options: { email?: string; except?: number } = {}) => requireFreeName(db, name, { ...wisher, ...options });

beforeEach(async () => {
  await db.setting.deleteMany();
  await db.member.deleteMany();
  forgetSettings();
});

test.each([
  ["", "too_small"],
  [" ", "nameCharacters"],
  [" nadia", "nameCharacters"],
  ["nadia ", "nameCharacters"],
  ["nadia\u00a0", "nameCharacters"],
  ["na,dia", "nameCharacters"],
  ["na/dia", "nameCharacters"],
  ["na\\dia", "nameCharacters"],
  ["na:dia", "nameCharacters"],
  ["nadia@home", "nameCharacters"],
  ["na\u0000dia", "nameHidden"],
  ["na\ndia", "nameHidden"],
  ["na\u200bdia", "nameHidden"],
  ["na\u202edia", "nameHidden"],
  ["na\ud800dia", "nameHidden"],
  ["na\u200ddia", "nameHidden"],
  ["nadia\u2800", "nameHidden"],
  ["na\u2800dia", "nameHidden"],
  ["\u3164", "nameHidden"],
  ["\u2800", "nameHidden"],
  ["\u0301\u0302", "nameVisible"],
  [`n${"\u0301".repeat(39)}`, "marksStacked"],
  ["..", "nameCharacters"],
  ["Admin", "nameReserved"],
  ["n".repeat(41), "too_big"],
])("%j is no name: %s", (name, problem) => {
  const issues = nameSchema.safeParse(name).error?.issues.map((issue) => (issue.code === "custom" ? issue.message : issue.code));
  expect(issues).toContain(problem);
});

test.each(["nadia", "Léon Marchand", "李明", "Ümit", "n".repeat(40), "42", "🦊", "👩🏽‍🚀 Zoé", "d'Artagnan", "Jean-Baptiste", "_", "علی\u200cرضا", "हिन्दी", "สมชาย", "Nguyễn"])("%s is a name", (name) => {
  expect(nameSchema.safeParse(name)).toEqual({ success: true, data: name });
});

test("what is accepted is kept as it was typed, to the letter", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 45 }), (typed) => {
      const parsed = nameSchema.safeParse(typed);
      if (parsed.success) expect(parsed.data).toBe(typed);
      expect(parsed.success && (typed !== typed.trim() || ["\u0000", ",", "/"].some((mark) => typed.includes(mark)) || typed.length > 40)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [{ passwordAgain: "other good words" }, "passwordAgain", "passwordsDiffer"],
  [{ name: "A Few Good Words" }, "password", "passwordIsName"],
  [{ password: "too short", passwordAgain: "too short" }, "password", "too_small"],
  [{ email: "nadia" }, "email", "emailInvalid"],
  [{ email: "nadia@home" }, "email", "emailInvalid"],
  [{ email: `${"n".repeat(250)}@home.example` }, "email", "too_big"],
  [{ name: undefined }, "name", "invalid_type"],
])("the form says what is wrong: %j", (wrong, field, problem) => {
  const form = { name: "nadia", email: "nadia@home.example", password: "a few good words", passwordAgain: "a few good words", key: crypto.randomUUID() };
  expect(joinSchema.safeParse(form).success).toBe(true);
  const issues = joinSchema.safeParse({ ...form, ...wrong }).error?.issues ?? [];
  expect(issues.find(({ path }) => path[0] === field)).toMatchObject(issues.some(({ message }) => message === problem) ? { message: problem } : { code: problem });
});

test("a name is taken whatever its case and width, and kept from what looks like it", async () => {
  await createMember("Ümit 1");
  for (const name of ["üMIT 1", "ü\uff4dit 1", "Ümit  1"]) await expect(free(name)).rejects.toMatchObject({ code: "conflict", sentence: "nameTaken", field: "name" });
  for (const name of ["Umitl", "Ümít-".replace("-", "1"), "ÜmitI"]) await expect(free(name)).rejects.toMatchObject({ sentence: "nameTooClose", field: "name" });
  await free("Ümit 2");
});

test("one's own name is no obstacle to changing its case, and somebody else's still is", async () => {
  const [anna, bob] = [await createMember("anna"), await createMember("bob")];
  await free("Anna", { except: anna.id });
  await free("Ánna", { except: anna.id });
  await expect(free("Anna", { except: bob.id })).rejects.toMatchObject({ sentence: "nameTaken" });
});

test("names of which nothing is left to compare do not stand in each other’s way", async () => {
  await createMember("\u0301");
  expect(await db.member.findFirst({ select: { skeleton: true } })).toEqual({ skeleton: null });
  await free("\u0300");
});

test("names that look like the site’s own voice are kept for it", async () => {
  for (const name of ["Adrnin", "аdministrator", "Causerle".replace("l", "i"), "ＡＤＭＩＮ", "m0derator", "Modératrice", "administratrice", "ExternaI", "Staff", "no–reply", "Post master", "l’équipe", "Admin\u2800"])
    await expect(free(name), name).rejects.toMatchObject({ sentence: "nameReserved" });
});

test("the name of the site is kept for it, whatever it is called", async () => {
  await free("Chez Nous");
  await choose("site.name", "Chez Nous");
  for (const name of ["chez nous", "CHEZ NOUS", "Сhez Nous", "ChezNous"]) await expect(free(name), name).rejects.toMatchObject({ sentence: "nameReserved" });
  await free("Chez moi");
});

test("a name that a member had lately is still theirs, with what looks like it, and theirs alone to take again", async () => {
  const [anna, bob] = [await createMember("Anna Karénine"), await createMember("bob")];
  const change = await db.nameChange.create({ data: { memberId: anna.id, ...formerName("Anna d’Arc"), to: "Anna Karénine" } });
  await expect(requireFreeName(db, "anna d'arc", {})).rejects.toMatchObject({ sentence: "nameTaken", field: "name" });
  await expect(free("Аnna d’Arc", { except: bob.id })).rejects.toMatchObject({ sentence: "nameTooClose" });
  await free("Anna d’Arc", { except: anna.id });
  await db.nameChange.update({ where: { id: change.id }, data: { at: new Date(Date.now() - 366 * 24 * 3600 * 1000) } });
  await free("Anna d’Arc");
});

test("apostrophes and hyphens are the same in all their forms", async () => {
  await createMember("Jean–Luc d’Artagnan");
  for (const name of ["jean-luc d'artagnan", "Jean‑Luc d‘Artagnan", "jean‐luc dʼartagnan"]) {
    expect(await getMember(null, name)).toMatchObject({ name: "Jean–Luc d’Artagnan" });
    await expect(free(name)).rejects.toMatchObject({ sentence: "nameTaken" });
  }
});

test("emoji are welcome in names, unless a setting says no", async () => {
  await free("🦊 renard");
  await changeSetting((await createMember("ada", { role: "ADMINISTRATOR" })).actor, "members.emojiInNames", undefined);
  for (const name of ["🦊 renard", "🇫🇷", "❤"]) await expect(free(name)).rejects.toMatchObject({ sentence: "nameEmoji", field: "name" });
  await free("renard 2 #1".replace("#", "n"));
});

test("the name of somebody who left waits for them, and no unproved address is told whose it was", async () => {
  await rememberFormer(db, { names: ["Tilde"], addresses: ["tilde@home.example"], leftAt: new Date(), forgetAt: new Date(Date.now() + 1e9) });
  await expect(free("tilde")).rejects.toMatchObject({ sentence: "nameTaken" });
  await free("tilde", { email: "tilde@home.example" });
  await requireFreeName(db, "tilde", {});
});
