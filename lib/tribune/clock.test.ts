import { expect, test } from "vitest";
import { clockOf, rankMark, shownSecond } from "@/lib/tribune/clock";

test("a second is shown as the clocks of the site's time zone show it", () => {
  const at = new Date("2026-11-20T18:30:51.999Z");
  expect(shownSecond(at, "Europe/Paris")).toBe("20261120193051");
  expect(shownSecond(at, "UTC")).toBe("20261120183051");
  expect(shownSecond(new Date("2026-11-20T23:00:00Z"), "Europe/Paris")).toBe("20261121000000");
  expect(clockOf("20261120193051")).toBe("19:30:51");
});

test("the first of a second bears no mark, the others their rank", () => {
  expect([1, 2, 10, 23].map(rankMark)).toEqual(["", "²", "¹⁰", "²³"]);
});
