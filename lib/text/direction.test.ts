import { expect, test } from "vitest";
import { isolated } from "@/lib/text/direction";

test.each(["Coffee?", "Zoé 🙂 — l’été", "日本語", ""])("%j stands beside other words as it is", (text) => {
  expect(isolated(text)).toBe(text);
});

test.each(["שלום", "مرحبا 2", "abc\u202Egnp.exe", "\u200Fx", "\u2067x"])("%j is kept from turning what stands beside it", (text) => {
  expect(isolated(text)).toBe(`\u2068${text}\u2069`);
});
