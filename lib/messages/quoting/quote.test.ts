import fc from "fast-check";
import { expect, test } from "vitest";
import { quoted } from "@/lib/messages/quoting/quote";

const quotation = (body: string) => quoted("Bob wrote:", body).split("\n").slice(3, -1);

test("a quotation stands below two empty lines and the sentence that says who wrote", () => {
  expect(quoted("Bob wrote:", "At four.")).toBe("\n\nBob wrote:\n> At four.\n");
});

test("lines are wrapped at blanks so that none grows beyond 55 characters", () => {
  expect(quotation("one two three four five six seven eight nine ten eleven twelve")).toEqual(["> one two three four five six seven eight nine ten", "> eleven twelve"]);
});

test("what is quoted already keeps its lines and gets one more mark; empty lines get a mark alone; indents stay", () => {
  const long = `> ${"word ".repeat(30)}`;
  expect(quotation(`${long}\n\n  indented\nlast\n`)).toEqual([`> ${long}`, "> ", ">   indented", "> last"]);
});

test("a word that is too long for a line has one of its own", () => {
  const word = "x".repeat(80);
  expect(quotation(`see ${word} there`)).toEqual(["> see", `> ${word}`, "> there"]);
});

test("every line of any text is marked, none is too long unless a single word is, and no word is lost", () => {
  fc.assert(
    fc.property(fc.array(fc.lorem({ maxCount: 12 }), { maxLength: 6 }), (lines) => {
      const found = quotation(lines.join("\n"));
      expect(found.every((line) => line.startsWith("> ") && (line.length <= 55 || !line.slice(2).trim().includes(" ")))).toBe(true);
      expect(found.flatMap((line) => line.slice(2).split(" ").filter(Boolean))).toEqual(lines.flatMap((line) => line.split(" ").filter(Boolean)));
    }),
  );
});
