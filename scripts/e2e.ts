// npm run e2e -- e2e/joining.spec.ts
// The journeys, in a browser, against a production build with a database of its own.
import { spawn } from "node:child_process";
import { readListener } from "../lib/env-schema";
import { query } from "../lib/testing/cluster";
import { openCluster } from "./database/cluster";
import { applyMigrations } from "./database/migrations";
import { lendExecutor } from "./executor";
import { freePort } from "./ports";
import { startSite, startWorker, untilAnswers } from "./processes";
import { buildIfStale } from "./site-build";
import { ensureChromium } from "./test/chromium";

const chromium = ensureChromium();
const port = await freePort();
const cluster = await openCluster(".data/e2e", { durable: false });
const database = `causerie_e2e_${process.pid}`;
await query(cluster.urlOf("postgres"), `create database ${database}`);
Object.assign(process.env, {
  HOST: "127.0.0.1",
  PORT: String(port),
  SITE_URL: `http://localhost:${port}`,
  DATABASE_URL: cluster.urlOf(database),
  NEXTAUTH_SECRET: "a secret that only the journeys know, and long",
  RATE_LIMITS: "off",
  NODE_ENV: "production",
});
await lendExecutor(".data/e2e", { starting: true });
await applyMigrations(cluster.urlOf(database));
await buildIfStale();
const parts = [startSite("start", readListener(process.env)), startWorker()];
await untilAnswers(`http://127.0.0.1:${port}/health`);

const code = await new Promise<number>((resolve) => {
  const env = { ...process.env, CHROMIUM_PATH: chromium, PW_DISABLE_TS_ESM: "1", TSX_TSCONFIG_PATH: "scripts/tsconfig.json" };
  const child = spawn(process.execPath, ["--import", "tsx", "node_modules/playwright/cli.js", "test", "--tsconfig", "scripts/tsconfig.json", ...process.argv.slice(2)], { stdio: "inherit", env });
  child.on("exit", (exit) => resolve(exit ?? 1));
});
for (const part of parts) await part.stop();
await query(cluster.urlOf("postgres"), `drop database ${database} with (force)`);
await cluster.stop();
process.exit(code);
