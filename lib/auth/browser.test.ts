import { expect, test } from "vitest";
import { nameBrowser } from "@/lib/auth/browser";

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari · iOS"],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Microsoft Edge · Windows"],
])("%s is called as people call it", (userAgent, name) => {
  expect(nameBrowser(userAgent)).toBe(name);
});

test("a browser that says nothing, or nothing that makes sense, has no name", () => {
  for (const userAgent of [null, "", "   ", "%%%"]) expect(nameBrowser(userAgent)).toBeNull();
});
