// npm run storm [-- --long]
// Ten people read while one client sends the worst that the limits allow. Their p95 may become five times the quiet one.
import { spawn } from "node:child_process";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { readListener } from "../lib/env-schema";
import { fillChannel } from "./bench/tribune";
import { openCluster, removeCluster } from "./database/cluster";
import { applyMigrations } from "./database/migrations";
import { lendExecutor } from "./executor";
import { gatherPeople, type Person } from "./faults/people";
import { freePort } from "./ports";
import { runUntilStopped, startSite, startWorker, untilAnswers } from "./processes";
import { buildIfStale } from "./site-build";
import { type Attacker, newAttacker } from "./storm/attacker";
import { type Input, inputs } from "./storm/inputs";
import type { Seen } from "./storm/readers";
import { type Counts, writeReport } from "./test/report";

const long = process.argv.includes("--long");
const folder = path.resolve(".data/storm");
const postgres = path.join(folder, "postgres");
const seconds = long ? 30 : 5;
const settling = 1000;
const readerCount = 10;
const mostSlower = 5;
const posts = 100_000;
const counts: Counts = { passed: 0, failed: 0, failures: [] };

await runUntilStopped(async (started) => {
  const port = await freePort();
  const site = `http://localhost:${port}`;
  await buildIfStale();
  await removeCluster(postgres);
  const url = started(await openCluster(postgres)).urlOf("postgres");
  Object.assign(process.env, {
    HOST: "127.0.0.1",
    PORT: String(port),
    SITE_URL: site,
    DATABASE_URL: url,
    CAUSERIE_DATA: folder,
    NEXTAUTH_SECRET: "a secret that only this test knows, and long",
    TRUSTED_PROXIES: "127.0.0.1, ::1",
    NODE_ENV: "production",
  });
  await lendExecutor(folder, { starting: true });
  await applyMigrations(url);
  const [attacker, accomplice, ...readers] = (await gatherPeople(readerCount + 2)) as [Person, Person, ...Person[]];
  await fill(url);
  started(startSite("start", readListener(process.env)));
  started(startWorker("ignore"));
  await untilAnswers(`${site}/health`);
  const storm = newAttacker(site, { cookie: attacker.cookie, accomplice: accomplice.name });
  await judgeAll(storm, readers);
  writeReport(counts);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed ? 1 : 0;
  process.kill(process.pid, "SIGTERM");
});

/** A long channel, and statistics for the planner. */
async function fill(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await fillChannel(client, "long", posts);
  await client.query("analyze");
  await client.end();
}

async function judgeAll(attacker: Attacker, readers: Person[]): Promise<void> {
  await watch(attacker.site, readers, seconds);
  const quiet = await watch(attacker.site, readers, seconds);
  console.log(`${"quiet".padEnd(36)}p95 ${quiet.p95.toFixed(0)} ms of ${quiet.reads} reads`);
  prove("the readers are answered while nothing else is asked", Object.keys(quiet.wrong).length === 0, quiet);
  for (const input of inputs) {
    attacker.statuses.clear();
    await input.prepare?.(attacker);
    const over = new AbortController();
    const sending = Promise.all(Array.from({ length: input.atOnce }, (_, rank) => sendUntil(over.signal, input, attacker, rank)));
    const seen = await watch(attacker.site, readers, seconds);
    over.abort();
    await sending;
    tell(input, attacker, { quiet, seen });
    await pause(settling);
  }
}

async function sendUntil(over: AbortSignal, input: Input, attacker: Attacker, rank: number): Promise<void> {
  for (let turn = rank; !over.aborted; turn += input.atOnce) await input.send(attacker, turn);
}

function watch(site: string, readers: Person[], time: number): Promise<Seen> {
  const pages = ["/", "/members", "/messages/inbox", "/tribune/long/remote/xml/", `/tribune/long/remote/xml/?last_id=${posts + 1000}`];
  const file = JSON.stringify(readers.map(({ cookie }) => ({ cookie, pages })));
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/storm/readers.ts", site, String(time), file]);
  let said = "";
  child.stdout.on("data", (piece) => {
    said += piece;
  });
  child.stderr.pipe(process.stderr);
  return new Promise((resolve) => child.once("close", () => resolve(JSON.parse(said))));
}

function tell({ title }: Input, { statuses }: Attacker, { quiet, seen }: { quiet: Seen; seen: Seen }): void {
  const ratio = seen.p95 / quiet.p95;
  const answers = [...statuses].map(([status, count]) => `${status} × ${count}`).join(", ");
  console.log(`${title.padEnd(36)}p95 ${seen.p95.toFixed(0)} ms, ${ratio.toFixed(1)} × quiet; sent: ${answers}`);
  prove(`${title}: the readers' p95 stays below ${mostSlower} × the quiet one`, ratio <= mostSlower, seen);
  prove(`${title}: every reader is answered`, Object.keys(seen.wrong).length === 0, seen.wrong);
  prove(`${title}: nothing is answered 500`, !statuses.has("500") && !JSON.stringify(seen.wrong).includes('"500'), answers);
}

function prove(title: string, holds: boolean, seen: unknown): void {
  if (holds) counts.passed++;
  else {
    counts.failed++;
    counts.failures.push(title);
    console.log(`✗ ${title}: ${JSON.stringify(seen)}`);
  }
}
