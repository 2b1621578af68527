import { expect, test } from "vitest";
import { markOf, memberOf } from "@/lib/forms/made-for";

test("a form’s mark names the member that it was made for", () => {
  expect(memberOf(markOf(42))).toBe(42);
  expect(markOf(42)).not.toBe(markOf(43));
});

test("a mark that we did not make names nobody", () => {
  const forged = [undefined, null, 42, "", "42", "42.", `43.${markOf(42).split(".")[1]}`, `${markOf(42)}0`, [markOf(42), markOf(43)]];
  for (const mark of forged) expect(memberOf(mark)).toBeNull();
});
