import { readdirSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { internalPath, isPlace, pageAfterSigningIn } from "@/lib/security/redirect";

const site = "https://causerie.example";

test.each(["/", "/messages/inbox", "/members?q=al&after=1-2#list", "/members/Zo%C3%A9", "/a//b"])("%s is a path of ours", (path) => {
  expect(internalPath(path)).toBe(path);
});

test.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "https:evil.example",
  "https://evil.example",
  "https:/evil.example",
  "javascript:alert(1)",
  "evil.example",
  "@evil.example",
  ".evil.example",
  "/..//evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "/%2e%2e//evil.example",
  "/\u0000/evil.example",
  "",
  `/${"a".repeat(6000)}`,
])("%j leads home instead", (path) => {
  expect(internalPath(path)).toBe("/");
});

test.each([undefined, null, 3, {}, ["/messages"]])("%j, which is no text, leads to the fallback", (wanted) => {
  expect(internalPath(wanted, "/members")).toBe("/members");
});

test("encoded slashes stay encoded, so that they name a page instead of a host", () => {
  expect(new URL(internalPath("/%2f%2fevil.example"), site).origin).toBe(site);
  expect(new URL(internalPath("/%5cevil.example"), site).origin).toBe(site);
});

test("whatever is asked for, the answer is a path of this site", () => {
  const nasty = fc.array(fc.constantFrom("/", "\\", ".", "..", ":", "@", "?", "#", "%2f", "%5c", "\t", "\n", "\r", "\u0000", "https:", "javascript:", "evil.example", "a", " ", "\u2028", "／"), { maxLength: 12 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(
      fc.oneof(
        nasty,
        nasty.map((rest) => `/${rest}`),
        fc.string({ unit: "binary" }),
        fc.webUrl(),
      ),
      (wanted) => {
        const path = internalPath(wanted);
        expect(path).toMatch(/^\/(?![/\\])/);
        expect(new URL(path, site).origin).toBe(site);
        expect(internalPath(path)).toBe(path);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each(["/", "/?page=2", "/messages/c/12?all#last", "/members/Zo%C3%A9", "/tribune", "/settings/security", "/visit/abc"])("signing in leads on to %s", (path) => {
  expect(pageAfterSigningIn(path)).toBe(path);
});

test.each([
  "/sign-out",
  "/sign-out/",
  "/sign%2Dout",
  "/sign-in?next=/sign-out",
  "/join",
  "/join/done",
  "/activate?token=x",
  "/new-password?token=x",
  "/forgot-password",
  "/api/auth/signout",
  "/api/members/me",
  "/health",
  "/no-such-page",
  "/%ff",
  "/_next/static/x.js",
  "//evil.example",
])("signing in does not lead to %s", (path) => {
  expect(pageAfterSigningIn(path)).toBe("/");
  expect(pageAfterSigningIn(path, "/messages/inbox")).toBe("/messages/inbox");
});

test("every page of the site is known, so that signing in may lead there or not", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith("page.tsx"));
  const firsts = files.map((name) => name.replace(/^\(\w+\)\//, "").split("/")[0]);
  const names = new Set(firsts.map((first) => (first === "page.tsx" ? "" : first)));
  expect([...names].filter((name) => !isPlace(name ?? ""))).toEqual([]);
});
