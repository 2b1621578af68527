import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { db } from "@/lib/db";
import { databaseIn, query } from "@/lib/testing/cluster";
import type { TestMember } from "@/lib/testing/members";
import { applyMigrations } from "@/scripts/database/migrations";
import { freePort } from "@/scripts/ports";
import { untilAnswers } from "@/scripts/processes";

export async function startSecondSite(extra: Record<string, string> = {}): Promise<{ address: string; env: NodeJS.ProcessEnv; stop(): void }> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const env = { ...process.env, PORT: String(port), SITE_URL: address, ...extra };
  const site = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "--port", String(port)], { env, stdio: "ignore" });
  await untilAnswers(`${address}/health`);
  return { address, env, stop: () => site.kill("SIGKILL") };
}

export async function startInstallation(extra: Record<string, string>): Promise<{ address: string; database: Client; stop(): Promise<void> }> {
  const name = `causerie_installation_${randomBytes(4).toString("hex")}`;
  const presentUrl = process.env.DATABASE_URL as string;
  await query(presentUrl, `create database ${name}`);
  const url = databaseIn(presentUrl, name);
  await applyMigrations(url);
  const runnerPort = String(await freePort());
  const site = await startSecondSite({ DATABASE_URL: url, RUNNER_PORT: runnerPort, INNGEST_BASE_URL: `http://127.0.0.1:${runnerPort}`, ...extra });
  const worker = spawn(process.execPath, ["--import", "tsx", "scripts/worker.ts"], { env: site.env, stdio: "ignore" });
  const database = new Client({ connectionString: url });
  await database.connect();
  return {
    address: site.address,
    database,
    async stop() {
      site.stop();
      worker.kill("SIGKILL");
      await database.end();
      await query(presentUrl, `drop database ${name} with (force)`);
    },
  };
}

export async function bring(member: TestMember, database: Client): Promise<void> {
  const row = await db.member.findUniqueOrThrow({ where: { id: member.id } });
  await database.query('insert into "Member" select * from json_populate_record(null::"Member", $1)', [JSON.stringify(row)]);
}
