import { expect, test } from "vitest";
import { knowsTag } from "@/lib/http/entity-tag";

const asked = (known: string) => new Headers({ "if-none-match": known });

test.each(['"a-1"', 'W/"a-1"'])("%s is known in either form, since this comparison is weak", (tag) => {
  expect(knowsTag(asked('"a-1"'), tag)).toBe(true);
  expect(knowsTag(asked('W/"a-1"'), tag)).toBe(true);
});

test.each(['"a-1-gzip"', 'W/"a-1-gzip"', '"a-1--gzip"', '"a-1;br"', '"a-1-zstd"'])("a proxy that compresses and writes %s means the same answer", (known) => {
  expect(knowsTag(asked(known), 'W/"a-1"')).toBe(true);
});

test("one of several tags is enough, commas within tags and stars included", () => {
  expect(knowsTag(asked('"other", W/"a,1" , "third"'), 'W/"a,1"')).toBe(true);
  expect(knowsTag(asked("*"), '"whatever"')).toBe(true);
});

test.each(['"a-2"', '"a-1-more"', '"xa-1"', "a-1", "", '"gzip"'])("%s is another answer", (known) => {
  expect(knowsTag(asked(known), '"a-1"')).toBe(false);
});

test("who asks without condition knows nothing", () => {
  expect(knowsTag(new Headers(), '"a-1"')).toBe(false);
});
