import { expect, test } from "vitest";
import { isRouterState } from "@/lib/http/server/router-state";

test("a page that is loaded sends none", () => {
  expect(isRouterState(undefined)).toBe(true);
});

test("what the router sends passes", () => {
  expect(isRouterState(encodeURIComponent(JSON.stringify(["", { children: ["members", { children: ["__PAGE__", {}] }] }, null, null])))).toBe(true);
});

test.each(["", "x", "%", "%FF", "[]", "{}", "null", '["",{"children":3}]', "[".repeat(50_000)])("%.20j is nothing that the router sends", (header) => {
  expect(isRouterState(header)).toBe(false);
});
