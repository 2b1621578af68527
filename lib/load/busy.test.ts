import { expect, test } from "vitest";
import { databaseAnswers, db, noteDatabaseError, pool } from "@/lib/db";
import { publicHandler } from "@/lib/handler";
import { isBusy } from "@/lib/load/busy";
import { createMember } from "@/lib/testing/members";
import type { Transaction } from "@/lib/transaction";

const late = { timeout: 50, maxWait: 1000 };

/** Takes all connections of the pool while the work goes on. */
async function withoutConnections(work: () => Promise<void>) {
  const taken = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  pool.options.connectionTimeoutMillis = 100;
  await work().finally(() => {
    pool.options.connectionTimeoutMillis = 5000;
    for (const client of taken) client.release();
  });
}

test("a transaction that ran out of time is a busy site, not a broken one", async () => {
  const slow = db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from pg_sleep(0.1)`;
    await tx.$queryRaw`select 1`;
  }, late);
  await expect(slow).rejects.toSatisfy(isBusy);
});

test("a statement that ran out of time is a busy site, whoever asked it", async () => {
  const { id } = await createMember("alice");
  const inTime = (work: (tx: Transaction) => Promise<unknown>) =>
    db.$transaction(async (tx) => {
      await tx.$executeRaw`set local statement_timeout = 50`;
      await work(tx);
    });
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Member" where id = ${id} for update`;
    const change = inTime((other) => other.member.update({ where: { id }, data: { locale: "fr" } }));
    await expect(change).rejects.toSatisfy(isBusy);
  });
  await expect(inTime((tx) => tx.$queryRaw`select 1 from pg_sleep(5)`)).rejects.toSatisfy(isBusy);
  const client = await pool.connect();
  await client.query("set statement_timeout = 50");
  await expect(client.query("select pg_sleep(5)")).rejects.toSatisfy(isBusy);
  client.release(true);
});

test("a request that finds no connection is told to come again, while the database is not taken for gone", async () => {
  const look = publicHandler(async () => Response.json(await db.member.count()));
  const request = () => new Request("http://localhost:3000/api/something", { headers: { "x-forwarded-for": "192.0.2.7" } });
  await withoutConnections(async () => {
    const answer = await look(request(), {});
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "3"]);
    expect(await answer.text()).toContain("busy");
    expect(await databaseAnswers({ ask: true })).toBe(true);
    noteDatabaseError(await db.member.count().catch((reason: unknown) => reason));
    expect(await databaseAnswers()).toBe(true);
  });
  expect((await look(request(), {})).status).toBe(200);
});
