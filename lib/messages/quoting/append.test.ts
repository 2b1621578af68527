import { expect, test } from "vitest";
import { withQuotation } from "@/lib/messages/quoting/append";

const quotation = "\n\nBob wrote:\n> Four?\n";

test("a quotation goes behind what has been written, once", () => {
  const begun = withQuotation("With pleasure.\n", quotation);
  expect(begun).toBe("With pleasure.\n\nBob wrote:\n> Four?\n");
  expect(withQuotation(begun, quotation)).toBe(begun);
  expect(withQuotation("", quotation)).toBe(quotation);
});

test("nothing is quoted where nobody asked for it", () => {
  expect(withQuotation("With pleasure.\n", undefined)).toBe("With pleasure.\n");
});
