// Runs Debian's wmcoincoin in a virtual display, and says what it did: reads, is told 304, posts, learns its number, keeps its cookie.
//
//   node scripts/run.mjs wmcoincoin [http://localhost:3000]
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { readListener } from "../lib/env-schema";
import { openCluster, removeCluster } from "./database/cluster";
import { applyMigrations } from "./database/migrations";
import { lendExecutor } from "./executor";
import { freePort } from "./ports";
import { runUntilStopped, startSite, untilAnswers } from "./processes";
import { buildIfStale } from "./site-build";
import { type Counts, writeReport } from "./test/report";
import { type Exchange, listenBetween } from "./wmcoincoin/between";
import { openClient } from "./wmcoincoin/client";

const tools = ["wmcoincoin", "Xvfb", "xdotool", "setpriv", "stdbuf"];
const fonts = ["xfonts-base", "xfonts-75dpi"];
const folder = path.resolve(".data/wmcoincoin");
const ownCookie = /^cookie:.*causerie\.tribune=[\da-f]+\.[\da-f]{64}/im;
const counts: Counts = { passed: 0, failed: 0, failures: [] };

if (!provideTools()) {
  console.log("wmcoincoin is not installed, and only root can install it: nothing was tried.");
  process.exit(0);
}

await runUntilStopped(async (started) => {
  rmSync(folder, { recursive: true, force: true });
  const site = process.argv[2] ?? (await ownSite(started));
  const { port, exchanges, ...between } = await listenBetween(site);
  started(between);
  await fetch(`${site}/tribune/post/xml/`, { method: "POST", body: new URLSearchParams({ content: "a first word for wmcoincoin" }) });
  const client = await openClient(folder, port, started);
  const posts = () => exchanges.filter(({ method }) => method === "POST");

  await prove("it reads the board", () => exchanges.some(({ method, status }) => method === "GET" && status === 200));
  await prove("it asks again by the time that it was told, and is answered 304", () => exchanges.some(({ method, status, asked }) => method === "GET" && status === 304 && /^if-modified-since:/im.test(asked)));
  await client.write("hello from the palmipede", () => posts().length === 1);
  await prove("it posts, and is told the number of its post and a cookie", () => posts().some(isAccepted));
  await prove("it understands that number as the one of its own post", () => numbersIn(client.words()).length === 1 && numbersIn(client.words())[0] === numberOf(posts()[0]));
  await prove("it brings its cookie back", () => exchanges.slice(exchanges.findIndex(isAccepted) + 1).some(({ asked }) => ownCookie.test(asked)));
  await client.write("and again, the same person", () => posts().length === 2);
  await prove("it posts again as the same person, who gets no other cookie", () => posts().some(({ status, asked, answered }) => status === 200 && ownCookie.test(asked) && !/^Set-Cookie/im.test(answered)));
  const board = await (await fetch(`${site}/tribune/remote/xml/?limit=2`)).text();
  await prove("the board has both, under its name", () => (board.match(/<info>wmCoinCoin\/[^<]*<\/info>/g) ?? []).length === 2);
  for (const line of exchanges.map(inShort)) console.log(`  ${line}`);
  writeReport(counts);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed ? 1 : 0;
  process.kill(process.pid, "SIGTERM");
});

function isAccepted({ method, status, answered }: Exchange): boolean {
  return method === "POST" && status === 200 && /^X-Post-Id: \d+/m.test(answered) && /^Set-Cookie: causerie\.tribune=/m.test(answered);
}

function numberOf(exchange: Exchange | undefined): string | undefined {
  return /^X-Post-Id: (\d+)/m.exec(exchange?.answered ?? "")?.[1];
}

function numbersIn(words: string): string[] {
  return [...words.matchAll(/^x-post-id: (\d+)/gm)].map(([, number = ""]) => number);
}

function inShort({ method, address, status, asked, answered }: Exchange): string {
  const told = [/^if-modified-since:.*$/im, /^cookie:.{0,40}/im].flatMap((line) => line.exec(asked)?.[0] ?? []);
  const heard = [/^Last-Modified:.*$/m, /^X-Post-Id:.*$/m, /^Set-Cookie:.{0,40}/m].flatMap((line) => line.exec(answered)?.[0] ?? []);
  return [`${method} ${address} → ${status}`, ...told.map((line) => `asked ${line}`), ...heard].join(" | ").replaceAll("\r", "");
}

/** Up to a minute, since it looks only every ten seconds. */
async function prove(title: string, holds: () => boolean): Promise<void> {
  for (let left = 60; left > 0 && !holds(); left--) await pause(1000);
  const held = holds();
  counts[held ? "passed" : "failed"]++;
  if (!held) counts.failures.push(title);
  console.log(`${held ? "✓" : "✗"} ${title}`);
}

function provideTools(): boolean {
  const missing = () => [...tools.filter((tool) => spawnSync("which", [tool]).status !== 0), ...fonts.filter((each) => spawnSync("dpkg", ["-s", each]).status !== 0)];
  if (missing().length > 0 && process.getuid?.() === 0) spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "wmcoincoin", "xvfb", "xdotool", ...fonts], { stdio: "ignore" });
  return missing().length === 0;
}

async function ownSite(started: Parameters<Parameters<typeof runUntilStopped>[0]>[0]): Promise<string> {
  const port = await freePort();
  const postgres = path.join(folder, "postgres");
  await buildIfStale();
  await removeCluster(postgres);
  const url = started(await openCluster(postgres)).urlOf("postgres");
  Object.assign(process.env, { HOST: "127.0.0.1", PORT: String(port), SITE_URL: `http://localhost:${port}`, DATABASE_URL: url, NEXTAUTH_SECRET: "a secret that only this test knows, and long", NODE_ENV: "production" });
  await lendExecutor(folder, { starting: true });
  await applyMigrations(url);
  started(startSite("start", readListener(process.env), "ignore"));
  await untilAnswers(`http://127.0.0.1:${port}/health`);
  return `http://localhost:${port}`;
}
