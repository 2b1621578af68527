// What Lighthouse thinks of our pages on a phone: of five runs the median, against what each page has to reach.
// No clone needs its 200 packages for anything else, so they are fetched when this first runs: docs/decisions/009-bench-floors.md.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureChromium } from "../test/chromium";
import type { Reader } from "./reader";
import { median, verdict } from "./verdict";

type Audit = { title: string; score: number | null; displayValue?: string };
type Category = { score: number; auditRefs: { id: string; weight: number }[] };
type Result = { categories: Record<string, Category | undefined>; environment: { benchmarkIndex: number }; audits: Record<string, Audit>; runtimeError?: { message: string } };
type Chrome = { port: number; kill(): void };
type Bars = Record<string, number>;

const version = "12.8.2";
const published = "2025-10-01";
const attempts = 3;
const flags = ["--no-sandbox", "--headless=new", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const everybody: Bars = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
const member: Bars = { performance: 90, accessibility: 100, "best-practices": 100 };

const [site = "", reader = "", runs = "5"] = process.argv.slice(2);
const { cookie, conversation } = JSON.parse(reader) as Reader;
const pages: [string, string, Bars][] = [
  ["home page", "/", everybody],
  ["tribune", "/tribune/", everybody],
  ["members", "/members", everybody],
  ["sign-in", "/sign-in", everybody],
  ["inbox", "/messages/inbox", member],
  ["conversation", `/messages/c/${conversation}`, member],
  ["write a message", "/messages/write", member],
];

const modules = path.resolve(".data/bench/lighthouse/node_modules");
install();
const { default: lighthouse } = await import(pathToFileURL(path.join(modules, "lighthouse/core/index.js")).href);
const { launch } = await import(pathToFileURL(path.join(modules, "chrome-launcher/dist/index.js")).href);
const chromePath = ensureChromium();

const speeds: number[] = [];
const columns = Object.keys(everybody);
console.log(`\n${`Lighthouse, median of ${runs}`.padEnd(32)}${columns.map((column) => column.padStart(16)).join("")}`);
for (const [name, address, bars] of pages) {
  const results: Result[] = [];
  await fetch(site + address, { headers: headersFor(address) });
  // Only the performance is another each time.
  for (let run = 0; run < Number(runs); run++) results.push(await look(address, run ? ["performance"] : Object.keys(bars)));
  const scores = columns.map((column) => median(results.flatMap(({ categories }) => (categories[column] ? [Math.round(100 * categories[column].score)] : []))));
  const missed = columns.filter((column, at) => (scores[at] ?? 0) < (bars[column] ?? 0));
  console.log(`${name.padEnd(32)}${scores.map((score, at) => ((columns[at] as string) in bars ? String(score) : "").padStart(16)).join("")}   ${verdict(missed.length === 0)}`);
  for (const column of missed) for (const why of faults(column === "performance" ? middle(results) : (results[0] as Result), column)) console.log(`    ${why}`);
  if (missed.length) process.exitCode = 1;
  speeds.push(...results.map(({ environment }) => environment.benchmarkIndex));
}
console.log(`It found the machine worth ${median(speeds).toFixed(0)}; below 1,500 the performance is judged too low.`);

/** Exactly this version, and of what it needs the versions of its time; no install script runs. */
function install() {
  const folder = path.dirname(modules);
  if (existsSync(path.join(modules, `.lighthouse-${version}`))) return;
  console.log(`Fetching Lighthouse ${version}…`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true, dependencies: { lighthouse: version } }));
  execFileSync("npm", ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", `--before=${published}`], { stdio: ["ignore", "ignore", "inherit"] });
  writeFileSync(path.join(modules, `.lighthouse-${version}`), "");
}

/** Now and then Lighthouse sees nothing of how a page was loaded, and asks to be run again. */
async function look(address: string, categories: string[]): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const result = await lookOnce(address, categories);
    if (!result.runtimeError) return result;
    if (attempt === attempts) throw new Error(`${address}: ${result.runtimeError.message}`);
  }
}

/** A browser of its own each time, so that none finds what another has compiled. */
async function lookOnce(address: string, categories: string[]): Promise<Result> {
  const chrome: Chrome = await launch({ chromePath, chromeFlags: flags, logLevel: "silent" });
  try {
    const { lhr } = await lighthouse(site + address, { port: chrome.port, logLevel: "silent", onlyCategories: categories, extraHeaders: headersFor(address) });
    return lhr;
  } finally {
    chrome.kill();
  }
}

function middle(results: Result[]): Result {
  return results.toSorted((one, other) => performanceOf(one) - performanceOf(other))[Math.floor(results.length / 2)] as Result;
}

function performanceOf({ categories }: Result): number {
  return categories.performance?.score ?? 0;
}

function headersFor(address: string): Record<string, string> {
  return address.startsWith("/messages/") ? { cookie } : {};
}

function faults({ categories, audits }: Result, column: string): string[] {
  const counted = categories[column]?.auditRefs.filter(({ weight }) => weight > 0) ?? [];
  return counted.flatMap(({ id }) => {
    const { title, score, displayValue = "" } = audits[id] as Audit;
    return score !== null && score < 1 ? [`${column}: ${title} ${displayValue}`.trim()] : [];
  });
}
