import { expect, test } from "vitest";
import { emailKey } from "@/lib/members/name";
import { addressSchema } from "@/lib/text/rules";

const problemOf = (text: string) => addressSchema.safeParse(text).error?.issues[0]?.message;

test.each(["jean@bücher.example", "jean@exemple.рф", "jean@exemple.xn--p1ai", "x@пример.рф", "a&b@members.example", "first/last=x@members.example", "a!b@c.example", "o'neil+tag@c.co.example", `${"n".repeat(64)}@c.example`, "  vera@c.example "])(
  "%s is an address",
  (text) => {
    expect(addressSchema.safeParse(text)).toEqual({ success: true, data: text.trim() });
  },
);

test.each([
  "a@b",
  "a b@c.example",
  "a@under_score.example",
  "x.@c.example",
  ".x@c.example",
  "x..y@c.example",
  "a@b@c.example",
  "a@-c.example",
  "a@c-.example",
  "a@192.0.2.1",
  "a@[192.0.2.1]",
  "a@c.example/x",
  "a@c.example:25",
  "a@c..example",
  "@c.example",
  "vera",
  "vera@c.example\r\nBcc: all@c.example",
  `${"n".repeat(65)}@c.example`,
  `x@${"ü".repeat(63)}.example`,
  `x@${"abcdefghi.".repeat(30)}example`,
])("%j is none", (text) => {
  expect(addressSchema.safeParse(text).success).toBe(false);
});

test("letters beyond ASCII before the @ have a sentence of their own", () => {
  expect(problemOf("jérôme@exemple.fr")).toBe("emailMailbox");
  expect(problemOf("почта@exemple.fr")).toBe("emailMailbox");
  expect(problemOf("vera")).toBe("emailInvalid");
});

test.each([
  ["jean@bücher.example", "jean@xn--bcher-kva.example"],
  ["JEAN@BÜCHER.EXAMPLE", "jean@xn--bcher-kva.example"],
  ["jean@exemple.рф", "Jean@exemple.xn--p1ai"],
  ["jean@bu\u0308cher.example", "jean@bücher.example"],
])("%s and %s are one mailbox", (one, other) => {
  expect(emailKey(one)).toBe(emailKey(other));
});
