import fc from "fast-check";
import { expect, test } from "vitest";
import { siteAddress } from "@/lib/members/profile/site";

test.each([
  ["https://example.org/~me", "https://example.org/~me"],
  ["HTTP://Example.org", "http://example.org/"],
  ["example.org", "https://example.org/"],
  ["example.org:8080/x", "https://example.org:8080/x"],
  ["www.example.org/a?b=c#d", "https://www.example.org/a?b=c#d"],
  ["  example.org  ", "https://example.org/"],
  ["//example.org", "https://example.org/"],
  ["écrivain.example", "https://xn--crivain-9xa.example/"],
])("%s leads to %s", (typed, site) => {
  expect(siteAddress(typed)).toBe(site);
});

test.each([
  "javascript:alert(1)",
  "JAVASCRIPT://example.org/%0aalert(1)",
  "data:text/html,x",
  "mailto:me@example.org",
  "ftp://example.org",
  "",
  "   ",
  "localhost",
  "me",
  "https://",
  "https://me:word@example.org",
  "exa mple.org",
  "example.org\\x",
  "java\nscript:alert(1)",
])("%j leads nowhere", (typed) => {
  expect(siteAddress(typed)).toBeNull();
});

test("whatever is typed, what comes out is an address of the web, and stays what it is", () => {
  const pieces = fc.constantFrom("http", "https", ":", "/", "//", "javascript", "example", ".", "org", "@", "\\", " ", "\t", "?", "#", "é", "[", "]", "::1", "127.0.0.1", "%00", "data");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.webUrl(),
        fc.array(pieces, { maxLength: 10 }).map((parts) => parts.join("")),
      ),
      (typed) => {
        const site = siteAddress(typed);
        if (site === null) return;
        expect(site).toMatch(/^https?:\/\/[^/\s@]+\//);
        expect(siteAddress(site)).toBe(site);
      },
    ),
    { numRuns: 2000 },
  );
});
