import { Client } from "pg";
import { expect, test } from "vitest";
import { db, patiently, pool, sidePool } from "@/lib/db";
import { boundStatements } from "@/lib/db/bounded";
import { env } from "@/lib/env";

const boundOf = (rows: unknown[]) => (rows[0] as { statement_timeout: string }).statement_timeout;

test("every statement of the site ends after eight seconds, whichever way it is asked", async () => {
  expect(boundOf((await pool.query("show statement_timeout")).rows)).toBe("8s");
  expect(boundOf((await sidePool.query("show statement_timeout")).rows)).toBe("8s");
  expect(boundOf(await db.$queryRaw`show statement_timeout`)).toBe("8s");
});

test("what cleans up at night has more time, and leaves none of it to the next", async () => {
  expect(boundOf(await patiently((tx) => tx.$queryRaw`show statement_timeout`))).toBe("10min");
  for (const client of await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()))) {
    expect(boundOf((await client.query("show statement_timeout")).rows)).toBe("8s");
    client.release();
  }
});

test("migrations take as long as they take, whatever the database's role says", async () => {
  const client = new Client({ connectionString: env.DATABASE_URL, options: "-c statement_timeout=1000" });
  await client.connect();
  await boundStatements(client, 0);
  expect(boundOf((await client.query("show statement_timeout")).rows)).toBe("0");
  await client.end();
});
