import { expect, test } from "vitest";
import { escapeLike, listSchema, queryAfter, rowId } from "@/lib/keyset";

test("the query of the next page leads back to the row that it comes after", () => {
  const last = { at: new Date("2026-11-21T10:00:00.123Z"), id: 42 };
  expect(listSchema.parse(Object.fromEntries(new URLSearchParams(queryAfter(last, "al & co"))))).toEqual({ q: "al & co", after: last });
});

test.each([{ q: ["one", "two"] }, { q: "one" }])("of %j the first word is searched", (query) => {
  expect(listSchema.parse(query).q).toBe("one");
});

test.each([{ q: "a\u0000b" }, { q: "x".repeat(61) }, { after: "1-2-3" }, { after: "x" }, { after: "99999999999999-1" }, { after: "1-9999999999" }, {}])("%j asks for nothing special", (query) => {
  expect(listSchema.parse(query)).toEqual({});
});

test("signs of patterns stand for themselves", () => {
  expect(escapeLike("100%_\\")).toBe("100\\%\\_\\\\");
});

test.each(["0", "01", "-1", "1.5", "1e3", "9999999999", "abc", ""])("%j is the number of no row", (segment) => {
  expect(rowId(segment)).toBeNull();
});
