import { expect, test } from "vitest";
import { judgeOrigin } from "@/lib/security/origin";

test.each([
  [{ origin: "http://localhost:3000" }, "own"],
  [{ origin: "http://127.0.0.1:3000" }, "own"],
  [{ origin: "http://localhost:3000", "sec-fetch-site": "same-origin" }, "own"],
  [{ "sec-fetch-site": "same-origin" }, "own"],
  [{ "sec-fetch-site": "none" }, "own"],
  [{ origin: "http://localhost:4000" }, "foreign"],
  [{ origin: "https://localhost:3000" }, "foreign"],
  [{ origin: "http://localhost:3000.evil.example" }, "foreign"],
  [{ origin: "http://evil.example" }, "foreign"],
  [{ origin: "null" }, "foreign"],
  [{ origin: "http://evil.example", "sec-fetch-site": "same-origin" }, "foreign"],
  [{ "sec-fetch-site": "same-site" }, "foreign"],
  [{ "sec-fetch-site": "cross-site" }, "foreign"],
  [{}, "program"],
  [{ host: "evil.example", "x-forwarded-host": "evil.example" }, "program"],
] as const)("a request with %j comes from our own page, another, or a program: %s", (headers, verdict) => {
  expect(judgeOrigin(new Headers(headers as Record<string, string>))).toBe(verdict);
});

test("a forged forwarding header does not make a foreign page ours", () => {
  expect(judgeOrigin(new Headers({ origin: "http://evil.example", host: "evil.example", "x-forwarded-host": "evil.example" }))).toBe("foreign");
});
