import { expect, test } from "vitest";
import { dateLocale, momentFormat } from "@/lib/i18n/dates";

const moment = new Date("2026-11-12T14:05:00Z");

test("a moment is written with its day first, in either language", () => {
  expect(momentFormat("en", "UTC").format(moment)).toBe("12 November 2026 at 14:05");
  expect(momentFormat("fr", "UTC").format(moment)).toBe("12 novembre 2026 à 14:05");
});

test("dates of all lengths are written the same way", () => {
  expect(new Intl.DateTimeFormat(dateLocale("en"), { dateStyle: "short", timeZone: "UTC" }).format(moment)).toBe("12/11/2026");
  expect(new Intl.DateTimeFormat(dateLocale("fr"), { dateStyle: "short", timeZone: "UTC" }).format(moment)).toBe("12/11/2026");
});
