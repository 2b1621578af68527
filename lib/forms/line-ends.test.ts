import { expect, test } from "vitest";
import { withLineFeeds } from "@/lib/forms/line-ends";

test("lines end alike, however a browser or a program ends them", () => {
  expect(withLineFeeds("one\r\ntwo\rthree\nfour")).toBe("one\ntwo\nthree\nfour");
  expect(withLineFeeds({ body: "a\r\nb", to: ["x\r\n", 3], all: { q: "\r" } })).toEqual({ body: "a\nb", to: ["x\n", 3], all: { q: "\n" } });
});

test("what is no text stays as it is", () => {
  const file = new File(["a\r\n"], "a.txt");
  for (const given of [file, 42, true, null, undefined]) expect(withLineFeeds(given)).toBe(given);
});
