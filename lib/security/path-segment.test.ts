import { expect, test } from "vitest";
import { pathSegment } from "@/lib/security/path-segment";

test("a name in an address is decoded", () => {
  expect(pathSegment("Zo%C3%A9%20%26%20co")).toBe("Zoé & co");
});

test.each(["%", "%zz", "%C3", "a%00b", "%0D%0A"])("%s names nothing", (encoded) => {
  expect(pathSegment(encoded)).toBeNull();
});
