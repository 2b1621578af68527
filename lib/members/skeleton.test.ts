import fc from "fast-check";
import { expect, test } from "vitest";
import { nameKey } from "@/lib/members/name";
import { skeletonOf } from "@/lib/members/skeleton";

test.each([
  ["adr1", "adr 1"],
  ["adr1", "adr\u00a01"],
  ["adr1", "adr\u20041"],
  ["ХР123.", "xp123."],
  ["adr–1", "adr-1"],
  ["adr—1", "adr1"],
  ["Firm1", "firm1"],
  ["firm1", "firml"],
  ["firm1", "firmI"],
  ["firm1", "fіrm1"],
  ["раураl", "paypal"],
  ["Нarry", "harry"],
  ["Ian", "lan"],
  ["Zoé", "zoe"],
  ["Zoé", "Zoe\u0301"],
  ["modern", "modem"],
  ["ａｌｉｃｅ", "alice"],
  ["al\u200bice", "alice"],
  ["B0b", "bob"],
  ["alice\u2800", "alice"],
  ["\u2800alice", "alice"],
  ["al\u2800ice", "alice"],
  ["al\u{1d159}ice", "alice"],
  ["alice\ufffc", "alice"],
  ["—", "-"],
  ["alice.", "alice"],
  ["alice…", "Аlice"],
])("%s looks like %s", (one, other) => {
  expect(skeletonOf(one)).toBe(skeletonOf(other));
});

test.each([
  ["Gail", "Gall"],
  ["Mia", "Mla"],
  ["alice", "alicia"],
  ["bob", "bob2"],
  ["李明", "王明"],
  ["🦊", "🐻"],
])("%s does not look like %s", (one, other) => {
  expect(skeletonOf(one)).not.toBe(skeletonOf(other));
});

test.each(["\u0301", "\u200b", "\u00a0", "\u2800", "\u3164"])("%j leaves nothing to compare", (name) => {
  expect(skeletonOf(name)).toBeNull();
});

const anyName = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });

test("a skeleton is its own skeleton", () => {
  fc.assert(
    fc.property(anyName, (name) => skeletonOf(skeletonOf(name) ?? "") === skeletonOf(name)),
    { numRuns: 2000 },
  );
});

test("blanks and marks, wherever they stand, change nothing", () => {
  const blank = fc.constantFrom(" ", "\u00a0", "\u200b", "\u00ad", "\u2060", "\u0301");
  fc.assert(fc.property(fc.string({ unit: "grapheme-ascii", maxLength: 20 }), blank, fc.string({ unit: "grapheme-ascii", maxLength: 20 }), (one, between, other) => skeletonOf(one + between + other) === skeletonOf(one + other)));
});

test("what is the same name apart from its width and the case of letters other than i has the same skeleton", () => {
  const name = fc.string({ unit: fc.constantFrom(..."abcdefghjknopqrstuvwxyz0123456789-._éœ"), maxLength: 30 });
  fc.assert(fc.property(name, (text) => skeletonOf(text.toUpperCase()) === skeletonOf(nameKey(text))));
});

test("a skeleton has no blank and no mark, and fits its column", () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const skeleton = skeletonOf(name) ?? "";
      return !/[\p{Z}\p{M}\p{Default_Ignorable_Code_Point}]/u.test(skeleton) && [...skeleton].length <= 200;
    }),
    { numRuns: 2000 },
  );
});
