import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { openCluster, removeCluster } from "./cluster";

test("a new cluster takes characters beyond ASCII for what they are, and orders by nothing of the machine", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "causerie-cluster-"));
  const cluster = await openCluster(folder, { durable: false });
  try {
    const client = new Client({ connectionString: cluster.urlOf("postgres") });
    await client.connect();
    const { rows } = await client.query("select datcollate as collate, datctype as ctype, datlocprovider as provider from pg_database where datname = 'postgres'");
    await client.end();
    expect(rows).toEqual([{ collate: "C", ctype: expect.stringMatching(/utf-?8$/i), provider: "b" }]);
  } finally {
    await cluster.stop();
    await removeCluster(folder);
    rmSync(folder, { recursive: true, force: true });
  }
});
