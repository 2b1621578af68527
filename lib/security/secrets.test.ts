import { expect, test } from "vitest";
import { keyedHash, verifyKeyedHash } from "@/lib/security/secrets";

test("a keyed hash holds for its purpose and its value alone", () => {
  const made = keyedHash("device", "abc");
  expect(verifyKeyedHash("device", "abc", made)).toBe(true);
  expect(verifyKeyedHash("device", "abd", made)).toBe(false);
  expect(verifyKeyedHash("tribune-state", "abc", made)).toBe(false);
});

test.each(["", "x", keyedHash("device", "abc").slice(1), `${keyedHash("device", "abc")}0`, keyedHash("device", "abc").toUpperCase(), "é".repeat(32)])("%s is no hash of it", (given) => {
  expect(verifyKeyedHash("device", "abc", given)).toBe(false);
});
