import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { addressWithin, isLoopback, readEnv, readListener, variables } from "@/lib/env-schema";

const complete = {
  NODE_ENV: "production",
  DATABASE_URL: "postgresql://causerie@127.0.0.1/causerie",
  NEXTAUTH_SECRET: "a secret of more than thirty-two characters",
  INNGEST_EVENT_KEY: "key",
  INNGEST_SIGNING_KEY: "signkey-test-0123456789abcdef0123456789abcdef",
} as const;

test("a complete environment is read, with defaults for the rest", () => {
  expect(readEnv(complete)).toMatchObject({ ...complete, HOST: "127.0.0.1", PORT: 3000, SITE_URL: "http://localhost:3000", RATE_LIMITS: "on", TRUSTED_PROXIES: "", DATABASE_POOL: 10 });
  expect(readEnv({ ...complete, PORT: "8080" }).SITE_URL).toBe("http://localhost:8080");
  expect(readEnv({ ...complete, SITE_URL: "https://causerie.example/" }).SITE_URL).toBe("https://causerie.example");
});

test("a variable that is set to nothing counts as not set", () => {
  expect(readEnv({ ...complete, PORT: "", SITE_URL: "", SMTP_URL: "", RATE_LIMITS: "", TRUSTED_PROXIES: "" })).toMatchObject({ PORT: 3000, SITE_URL: "http://localhost:3000", SMTP_URL: undefined });
});

test.each([
  ["PORT", "eighty", "PORT must be a whole number from 1 to 65535."],
  ["PORT", "70000", "PORT must be a whole number from 1 to 65535."],
  ["HOST", "all", "HOST must be an IP address of this machine, such as 127.0.0.1, ::1 or 0.0.0.0."],
  ["HOST", "127.0.0.1:3000", "HOST must be an IP address of this machine, such as 127.0.0.1, ::1 or 0.0.0.0."],
  ["DATABASE_POOL", "1.5", "DATABASE_POOL must be a whole number from 1 to 200."],
  ["DATABASE_URL", "mysql://somewhere/else", "DATABASE_URL must look like postgresql://user:password@host/database."],
  ["DIRECT_URL", "somewhere", "DIRECT_URL must look like postgresql://user:password@host/database."],
  ["SITE_URL", "causerie.example", "SITE_URL must be an address such as https://causerie.example."],
  ["SITE_URL", "ftp://causerie.example", "SITE_URL must be an address such as https://causerie.example."],
  ["SITE_URL", "https://example.org/causerie", "SITE_URL must be an address without a path: the site stands at its root."],
  ["INNGEST_SIGNING_KEY", "secret", "INNGEST_SIGNING_KEY must be a hexadecimal key of at least 32 digits, perhaps with signkey-…- before it."],
  ["NEXTAUTH_SECRET", "short", "NEXTAUTH_SECRET must have at least 32 characters, for instance from: openssl rand -base64 32."],
  ["RESEND_API_KEY", "key", "RESEND_API_KEY must begin with re_."],
  ["SMTP_URL", "https://mail.example", "SMTP_URL must look like smtp://user:password@host:587."],
  ["MAIL_FROM", "Causerie <no-reply@causerie.example>\r\nBcc: eve@evil.example", "MAIL_FROM must be an address, or a name and an address: Causerie <no-reply@causerie.example>."],
  ["TRUSTED_PROXIES", "10.0.0.0/99", "TRUSTED_PROXIES must be addresses or networks with commas between: 127.0.0.1, 10.0.0.0/8."],
  ["TRUSTED_PROXIES", "loadbalancer", "TRUSTED_PROXIES must be addresses or networks with commas between: 127.0.0.1, 10.0.0.0/8."],
  ["TRUSTED_SERVICES", "localhost", "TRUSTED_SERVICES must be addresses or networks with commas between: 127.0.0.1, 10.0.0.0/8."],
  ["PLACES_V4", "/nowhere/places.mmdb", "PLACES_V4 must be the path of a file that is there."],
  ["RATE_LIMITS", "no", "RATE_LIMITS must be on or off."],
])("%s=%s is told in a sentence", (name, value, sentence) => {
  expect(complaints({ ...complete, [name]: value })).toEqual([sentence]);
});

test("a misspelt variable of ours is told, and variables of others are none of our business", () => {
  expect(complaints({ ...complete, SMTP_ADDRESS: "smtp://host", RATE_LIMIT: "off" })).toEqual(["SMTP_ADDRESS is not a variable that Causerie reads; see .env.example.", "RATE_LIMIT is not a variable that Causerie reads; see .env.example."]);
  expect(() => readEnv({ ...complete, HOME: "/root", POSTGRES_HOST: "db", DATABASE_URL_UNPOOLED: "postgresql://db/causerie" })).not.toThrow();
});

test("everything that is wrong is told at once", () => {
  expect(complaints({ NODE_ENV: "production", PORT: "x", SITE_URL: "y" })).toHaveLength(2);
  expect(complaints({ NODE_ENV: "production" })).toEqual([expect.stringContaining("DATABASE_URL is missing"), expect.stringContaining("NEXTAUTH_SECRET is missing"), expect.stringContaining("INNGEST_SIGNING_KEY is missing")]);
});

test("a build needs neither database nor secret", () => {
  expect(readEnv({ NODE_ENV: "production" }, true)).toMatchObject({ DATABASE_URL: "", NEXTAUTH_SECRET: "" });
});

test("mails that leave need a sender", () => {
  expect(complaints({ ...complete, SMTP_URL: "smtp://mail.example" })).toEqual(["MAIL_FROM is missing: mails need a sender."]);
});

test("rate limits come off only where nobody else can reach the site", () => {
  for (const SITE_URL of ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"]) expect(readEnv({ ...complete, RATE_LIMITS: "off", SITE_URL }).RATE_LIMITS).toBe("off");
  for (const SITE_URL of ["https://causerie.example", "http://localhost.evil.example", "http://192.168.1.2"]) expect(complaints({ ...complete, RATE_LIMITS: "off", SITE_URL })).toEqual([expect.stringMatching(/^RATE_LIMITS=off is for load tests/)]);
  for (const HOST of ["0.0.0.0", "::", "192.168.1.2"]) {
    const open = { ...complete, RATE_LIMITS: "off", SITE_URL: "http://localhost:3000", HOST };
    expect(complaints(open)).toEqual([expect.stringMatching(/^RATE_LIMITS=off is for load tests/)]);
  }
  expect(isLoopback("127.0.0.1.evil.example")).toBe(false);
});

test.each([
  [undefined, "http://127.0.0.1:3000", "http://localhost:3000"],
  ["", "http://127.0.0.1:3000", "http://localhost:3000"],
  ["::1", "http://[::1]:3000", "http://localhost:3000"],
  ["0.0.0.0", "http://127.0.0.1:3000", "http://localhost:3000"],
  ["::", "http://[::1]:3000", "http://localhost:3000"],
  ["192.168.1.2", "http://192.168.1.2:3000", "http://192.168.1.2:3000"],
  ["fd00::2", "http://[fd00::2]:3000", "http://[fd00::2]:3000"],
])("with HOST=%s the machine finds the site at %s, and people at %s", (HOST, within, outside) => {
  expect(addressWithin(readListener({ NODE_ENV: "production", HOST }))).toBe(within);
  expect(readEnv({ ...complete, HOST }).SITE_URL).toBe(outside);
});

test(".env.example explains every variable, and no other", () => {
  const named = [...readFileSync(".env.example", "utf8").matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map((found) => found[1]);
  expect(named.sort()).toEqual([...variables].sort());
});

function complaints(source: NodeJS.ProcessEnv): string[] {
  try {
    readEnv(source);
    return [];
  } catch (reason) {
    const [heading, ...lines] = (reason as Error).message.split("\n");
    expect(heading).toBe("Causerie cannot start:");
    return lines.map((line) => line.replace(/^ {2}- /, ""));
  }
}
