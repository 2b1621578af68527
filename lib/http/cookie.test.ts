import { readdirSync, readFileSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

async function attributesAt(address: string) {
  vi.stubEnv("SITE_URL", address);
  vi.resetModules();
  const { choiceKept, ownCookie } = await import("@/lib/http/cookie");
  const { deviceCookie } = await import("@/lib/auth/devices");
  const { sessionCookie } = await import("@/lib/auth/next-auth");
  const { stateCookieOptions } = await import("@/lib/tribune/identity/cookie");
  return [ownCookie, choiceKept, deviceCookie.options, sessionCookie.options, stateCookieOptions];
}

test("over HTTPS every cookie of the site is for HTTPS alone", async () => {
  for (const options of await attributesAt("https://causerie.example")) expect(options).toMatchObject({ secure: true, sameSite: "lax", path: "/" });
});

test("at an address without HTTPS cookies work as well", async () => {
  for (const options of await attributesAt("http://localhost:3000")) expect(options).toMatchObject({ secure: false });
});

test("no cookie takes its attributes from elsewhere", () => {
  const files = ["app", "components", "lib"].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`));
  const sources = files.filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".test.ts") && name !== "lib/http/cookie.ts");
  expect(sources.filter((name) => /\bsameSite:/.test(readFileSync(name, "utf8")))).toEqual([]);
});
