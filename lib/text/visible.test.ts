import fc from "fast-check";
import { expect, test } from "vitest";
import { hasVisible, hidesCharacters, stacksMarks, withoutHidden, withoutInvisible } from "@/lib/text/visible";

const invisible = [
  ..." \t\n\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180e\u2002\u200b\u200c\u200d\u200e\u2028\u202e",
  ..."\u2060\u2064\u2066\u206a\u2800\u3000\u3164\ufe00\ufe0f\ufeff\uffa0\ufff9\ufffc\uffff",
  ...["\u{1d159}", "\u{1d173}", "\u{13441}", "\u{16fe4}", "\u{1107f}", "\u{e0001}", "\u{e0061}", "\u{e0100}"],
];
const marks = ["\u0300", "\u0301", "\u0489", "\u20dd", "\u0e34", "\u093e"];

const names = [..."a 1 _ . ! 🦊 ❤️ 👩🏽‍🚀 👩‍👩‍👧 🇫🇷 1️⃣ é e\u0301 李明 葛\u{e0100}城 Ümit محمد علی\u200cرضا हिन्दी क्\u200dष น้ำผึ้ง สมชาย ที่ Tiếng Шевченко מרים".split(" "), "d’Artagnan", "Jean-Baptiste", "བསྒྲུབས"];

test.each([...invisible, ...marks])("%j alone shows nothing", (character) => {
  expect(hasVisible(character)).toBe(false);
});

test.each(names)("%s shows something, hides nothing and bears no more marks than a language writes", (name) => {
  expect(hasVisible(name)).toBe(true);
  expect(hidesCharacters(name)).toBe(false);
  expect(withoutHidden(name)).toBe(name);
  expect(stacksMarks(name)).toBe(false);
});

test("any number of characters that draw nothing show nothing, and change nothing of what is compared", () => {
  const nothing = fc.string({ unit: fc.constantFrom(...invisible), maxLength: 20 });
  const word = fc.string({ unit: fc.constantFrom(..."abcé李🦊"), minLength: 1, maxLength: 20 });
  fc.assert(fc.property(nothing, (text) => !hasVisible(text) && withoutInvisible(text) === ""));
  fc.assert(fc.property(nothing, word, nothing, (one, text, other) => withoutInvisible(one + text + other) === text));
});

test.each(["\u2800", "\u3164", "\u200b", "\u00ad", "\u2060", "\ufe0f", "\u{1d159}", "\ufffc", "\u034f", "\u200d", "\u202e"])("%j in a word is hidden, wherever it stands", (character) => {
  for (const text of [`${character}alice`, `al${character}ice`, `alice${character}`]) {
    expect(hidesCharacters(text)).toBe(true);
    expect(withoutHidden(text)).toBe("alice");
  }
});

test("marks are bounded on one letter, also where something that draws nothing stands between them", () => {
  expect(stacksMarks(`Z${"\u0301".repeat(5)}`)).toBe(false);
  expect(stacksMarks(`Z${"\u0301".repeat(6)}`)).toBe(true);
  expect(stacksMarks("Z\u0301\u0302\u200c\u0303\u0304\u200c\u0305\u0306")).toBe(true);
  expect(stacksMarks("e\u0301".repeat(200))).toBe(false);
  expect(stacksMarks("ế\u0301\u0301\u0301\u0301")).toBe(true);
});
