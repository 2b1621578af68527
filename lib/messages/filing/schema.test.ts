import { expect, test } from "vitest";
import { acts } from "@/lib/messages/filing/act";
import { filingOneSchema, markReadSchema } from "@/lib/messages/filing/schema";

test("the value of a button names its act and its message", () => {
  for (const act of acts) expect(filingOneSchema.parse({ one: `${act}-42` })).toEqual({ one: { act, message: 42 } });
});

test("what no button says is refused", () => {
  for (const one of ["", "trash", "trash-", "trash-0", "trash-x", "burn-42", "-42", "trash-99999999999"]) expect(filingOneSchema.safeParse({ one }).success, one).toBe(false);
});

test("what is marked as read is a part with a beginning and an end", () => {
  expect(markReadSchema.parse({ conversation: "7", oldest: "40", newest: "42" })).toEqual({ conversation: 7, oldest: 40, newest: 42 });
  expect(markReadSchema.safeParse({ conversation: "7", newest: "42" }).success).toBe(false);
});
