// npm run bench, or of parts of it: npm run bench -- tribune weights
// Speed as ratios against floors that are measured in the same run: docs/decisions/009-bench-floors.md.
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { measureJobs } from "./bench/jobs";
import { launch, launchSite } from "./bench/launch";
import { type Measured, measureAll, scriptWeight, type Work } from "./bench/measure";
import { messageWorks } from "./bench/messages";
import type { Reader } from "./bench/reader";
import { measureStreams, tribuneWorks } from "./bench/tribune";
import { verdict } from "./bench/verdict";
import { openCluster, removeCluster } from "./database/cluster";
import { applyMigrations } from "./database/migrations";
import { lendExecutor } from "./executor";
import { freePort } from "./ports";
import { type Running, runToEnd, runUntilStopped, startWorker, untilAnswers } from "./processes";
import { copyWorkingState } from "./test/clone";

type Part = "backup" | "messages" | "tribune" | "weights" | "lighthouse" | "memory" | "jobs" | "guessing";
const parts = process.argv.slice(2);
const wanted = (part: Part) => parts.length === 0 || parts.includes(part);

const folder = path.resolve(".data/bench");
const site = path.join(folder, "site");
const [sitePort, floorPort] = [await freePort(), await freePort()];
const siteAddress = `http://127.0.0.1:${sitePort}`;
const floorAddress = `http://127.0.0.1:${floorPort}`;

const works: Work[] = [
  { name: "F1 bare Node, 10 KB", address: `${floorAddress}/bytes` },
  { name: "F2 bare Node, 50 rows by pg", address: `${floorAddress}/rows` },
  { name: "F3 empty route handler", address: `${siteAddress}/floor/handler` },
  { name: "F4 page of 50 constant rows", address: `${siteAddress}/floor/page` },
  { name: "home page, visitor", address: `${siteAddress}/`, against: "F4 page of 50 constant rows" },
  { name: "/health", address: `${siteAddress}/health`, against: "F3 empty route handler" },
];
const weights: [string, string, number][] = [
  ["home page (reading)", "/", 150],
  ["members (reading)", "/members", 150],
  ["tribune (board)", "/tribune/", 175],
  ["sign-in (form)", "/sign-in", 180],
  ["join (form)", "/join", 180],
];
const memberWeights = (conversation: number): [string, string, number][] => [
  ["inbox (reading)", "/messages/inbox", 150],
  ["conversation (form)", `/messages/c/${conversation}`, 180],
  ["write a message (form)", "/messages/write", 180],
];

await runUntilStopped(async (started) => {
  await removeCluster(path.join(folder, "postgres"));
  const cluster = started(await openCluster(path.join(folder, "postgres")));
  Object.assign(process.env, {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    CAUSERIE_BENCH: "1",
    CAUSERIE_DATA: folder,
    HOST: "127.0.0.1",
    PORT: String(sitePort),
    DATABASE_URL: cluster.urlOf("postgres"),
    NEXTAUTH_SECRET: "a secret that only the measurements know",
    RATE_LIMITS: "off",
  });
  await lendExecutor(folder);
  await applyMigrations(cluster.urlOf("postgres"));
  writeFileSync(path.join(folder, "demo"), "The measurements begin with the people of the demo.\n");
  const failed: string[] = [];
  if (wanted("backup")) await runPart("backup").catch(() => failed.push("backup"));
  if (parts.join() !== "backup") failed.push(...(await measureSite(started)));
  process.exitCode = failed.length ? 1 : 0;
  process.kill(process.pid, "SIGTERM");
});

async function measureSite(started: <T extends Running>(part: T) => T): Promise<string[]> {
  const failed: string[] = [];
  const cluster = process.env.DATABASE_URL as string;
  await runToEnd(["--import", "tsx", "prisma/seed.ts"]);
  if (wanted("messages")) works.push(...(await messageWorks(siteAddress, (what) => failed.push(what))));
  if (wanted("tribune")) works.push(...(await tribuneWorks(siteAddress, cluster)));
  buildWithFloors();
  started(launchSite(site, sitePort));
  started(launch(".", ["--import", "tsx", "scripts/bench/floors.ts"], floorPort));
  await Promise.all([untilAnswers(`${siteAddress}/health`), untilAnswers(floorAddress)]);
  failed.push(...report(await measureAll(works)));
  if (wanted("tribune")) failed.push(...reportStreams());
  const reader = letReaderIn();
  if (wanted("weights")) failed.push(...(await reportWeights(reader)));
  if (wanted("lighthouse")) await runPart("lighthouse", siteAddress, JSON.stringify(reader)).catch(() => failed.push("Lighthouse"));
  if (wanted("memory")) await runPart("memory", site, JSON.stringify(reader)).catch(() => failed.push("memory"));
  if (wanted("jobs")) {
    started(startWorker());
    await reportJobs();
  }
  if (wanted("guessing")) await runPart("guessing", siteAddress).catch(() => failed.push("what an answer's time tells"));
  return failed;
}

/** The floors are routes that only this build has, so it is made in a copy. */
function buildWithFloors() {
  console.log("Building a copy of the site with the floors in it…");
  rmSync(site, { recursive: true, force: true });
  copyWorkingState(site);
  execFileSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], { cwd: site, stdio: ["ignore", "ignore", "inherit"] });
}

function report(measured: Map<string, Measured>): string[] {
  console.log(`\n${"".padEnd(32)}${"per second".padStart(12)}${"p50 ms".padStart(10)}${"p95 ms".padStart(10)}${"against".padStart(15)}`);
  return works.flatMap(({ name, against, share, slower }) => {
    const { perSecond, p50, p95, failures, share: reached, times } = measured.get(name) as Measured;
    const compared = slower ? `${times.toFixed(2)} ×` : against ? `${(100 * reached).toFixed(0)} %` : "";
    const fine = failures === 0 && reached >= (share ?? 0) && times <= (slower ?? Number.POSITIVE_INFINITY);
    const barred = share || slower ? `   ${verdict(fine)}` : "";
    console.log(`${name.padEnd(32)}${perSecond.toFixed(0).padStart(12)}${p50.toFixed(1).padStart(10)}${p95.toFixed(1).padStart(10)}${compared.padStart(15)}${barred}${failures ? `   ${failures} failed` : ""}`);
    return fine ? [] : [name];
  });
}

function reportStreams(): string[] {
  const name = "a post seen by 1,000 streams";
  const { p50, p95, lost } = measureStreams(siteAddress);
  const fine = p95 <= 300 && lost === 0;
  console.log(`\n${name.padEnd(32)}${"".padEnd(12)}${p50.toFixed(0).padStart(10)}${p95.toFixed(0).padStart(10)}${"≤ 300 ms".padStart(15)}   ${verdict(fine)}${lost ? `   ${lost} lost` : ""}`);
  return fine ? [] : [name];
}

function letReaderIn(): Reader {
  return JSON.parse(execFileSync(process.execPath, ["--import", "tsx", "scripts/bench/reader.ts"], { stdio: ["ignore", "pipe", "inherit"], env: process.env }).toString());
}

function runPart(part: Part, ...args: string[]): Promise<void> {
  return runToEnd(["--import", "tsx", `scripts/bench/${part}.ts`, ...args]);
}

async function reportWeights({ cookie, conversation }: Reader): Promise<string[]> {
  console.log(`\n${"scripts of a page".padEnd(32)}${"KB gzip".padStart(12)}${"at most".padStart(10)}`);
  const failed: string[] = [];
  for (const [name, address, most] of [...weights, ...memberWeights(conversation)]) {
    const weight = await scriptWeight(siteAddress, address, address.startsWith("/messages/") ? { cookie } : {});
    console.log(`${name.padEnd(32)}${weight.toFixed(0).padStart(12)}${String(most).padStart(10)}${weight > most ? "   too heavy" : ""}`);
    if (weight > most) failed.push(name);
  }
  return failed;
}

async function reportJobs() {
  const { runsPerSecond, p50, p95 } = await measureJobs(siteAddress, process.env.DATABASE_URL as string);
  console.log(`\n${"background".padEnd(32)}${"per second".padStart(12)}${"p50 ms".padStart(10)}${"p95 ms".padStart(10)}`);
  console.log(`${"runs of a burst".padEnd(32)}${runsPerSecond.toFixed(0).padStart(12)}`);
  console.log(`${"commit to mail hand-over".padEnd(32)}${"".padStart(12)}${p50.toFixed(0).padStart(10)}${p95.toFixed(0).padStart(10)}`);
}
