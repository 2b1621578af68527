import { randomBytes } from "node:crypto";
import { afterAll, afterEach, inject, vi } from "vitest";
import { databaseIn, query } from "./cluster";

const name = `causerie_test_${randomBytes(6).toString("hex")}`;
await query(inject("clusterUrl"), `create database ${name} template ${inject("template")}`);

process.env.DATABASE_URL = databaseIn(inject("clusterUrl"), name);
process.env.NEXTAUTH_SECRET = "a secret that only the tests know, and long";
process.env.SITE_URL = "http://localhost:3000";
process.env.INNGEST_EVENT_KEY = "tests";
process.env.INNGEST_SIGNING_KEY = "signkey-test-0123456789abcdef0123456789abcdef";

const complaint = vi.spyOn(console, "error").mockImplementation((...words) => {
  complaints.push(words.map(String).join(" "));
});
const complaints: string[] = [];

afterEach(() => {
  const heard = complaints.splice(0);
  if (heard.length > 0) throw new Error(`console.error was called: ${heard.join("\n")}`);
});

afterAll(async () => {
  complaint.mockRestore();
  const { db, pool } = await import("@/lib/db");
  await db.$disconnect();
  await pool.end();
  await query(inject("clusterUrl"), `drop database ${name} with (force)`);
});
