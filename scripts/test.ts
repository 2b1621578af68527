// npm test [-- --long]
// Everything that proves Causerie right, part by part; a failed part does not keep the others from being seen.
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ownPrefixes, variables } from "../lib/env-schema";
import { type Counts, readReport } from "./test/report";
import { type ServerRun, serverRuns } from "./test/server-tests";
import { startSystemPostgres, systemLocales, systemPostgres } from "./test/system-postgres";

type Part = { title: string; run(report: string): Promise<boolean> };
type Result = Counts & { title: string; seconds: number };

const long = process.argv.includes("--long");
const reports = path.resolve(".data/reports");
const typescript = ["--import", "./scripts/with-parent.mjs", "--import", "tsx"];
const vitest = (report: string, files: readonly string[] = []) => ["node_modules/vitest/vitest.mjs", "run", ...files, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];

const binaries = systemPostgres();
const parts: Part[] = [
  { title: "types, form, imports, rules", run: (report) => node([...typescript, "scripts/check.ts"], { TEST_REPORT: report }) },
  { title: "units and integration", run: (report) => node(vitest(report), long ? { RACE_ROUNDS: "20" } : {}) },
  ...(binaries ? serverRuns(systemLocales(), long).map((run) => onSystemPostgres(binaries, run)) : []),
  { title: "production build", run: () => node([...typescript, "scripts/build.ts"]) },
  { title: "journeys in a browser", run: (report) => node([...typescript, "scripts/e2e.ts"], { E2E_REPORT: report, ...(long && { E2E_LONG: "yes" }) }) },
  { title: "faults", run: (report) => node([...typescript, "scripts/faults.ts", ...(long ? ["--long"] : [])], { TEST_REPORT: report }) },
  { title: "starts", run: (report) => node([...typescript, "scripts/starts.ts", ...(long ? ["--long"] : [])], { TEST_REPORT: report }) },
  ...(long ? [{ title: "a remote client", run: (report: string) => node([...typescript, "scripts/wmcoincoin.ts"], { TEST_REPORT: report }) }] : []),
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const results: Result[] = [];
for (const [index, part] of parts.entries()) {
  console.log(`\n── ${part.title}`);
  const begun = performance.now();
  const report = path.join(reports, `${index}.json`);
  const succeeded = await part.run(report).catch(sayWhy);
  const counts = readReport(report) ?? { passed: succeeded ? 1 : 0, failed: 0, failures: [] };
  results.push({ title: part.title, seconds: (performance.now() - begun) / 1000, ...counts, failed: succeeded ? counts.failed : Math.max(counts.failed, 1) });
}

const sum = (count: (result: Result) => number) => results.reduce((total, result) => total + count(result), 0);
const line = (title: string, passed: number, failed: number, seconds: number) => `${title.padEnd(38)}${String(passed).padStart(6)} passed${String(failed).padStart(5)} failed${seconds.toFixed(0).padStart(6)} s`;
if (!binaries) console.log("\nThe system has no PostgreSQL of its own, so the integration tests ran on the embedded one only.");
console.log("");
for (const { title, passed, failed, seconds } of results) console.log(line(title, passed, failed, seconds));
console.log(
  line(
    "all",
    sum(({ passed }) => passed),
    sum(({ failed }) => failed),
    sum(({ seconds }) => seconds),
  ),
);
for (const { title, failed, failures } of results.filter((result) => result.failed > 0)) {
  console.log(`\nFailed among ${title}:`);
  const names = failures.length > 0 ? failures : [`${failed} without a name: see above`];
  for (const name of names) console.log(`  ${name}`);
}
for (const { title, unsteady = [] } of results) if (unsteady.length > 0) console.log(`\nPassed at the second try only, among ${title}:\n  ${unsteady.join("\n  ")}`);
const failed = sum((result) => result.failed);
console.log(`\n${sum(({ passed }) => passed)} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

function onSystemPostgres(folder: string, { locale, files }: ServerRun): Part {
  const run = async (report: string) => {
    const postgres = await startSystemPostgres(folder, locale);
    try {
      return await node(vitest(report, files), { DATABASE_URL: postgres.url });
    } finally {
      postgres.stop();
    }
  };
  return { title: `the system's PostgreSQL, ${locale}`, run };
}

function sayWhy(reason: unknown): false {
  console.error(reason);
  return false;
}

/** Runs a program to its end, without what the surroundings say about another installation. */
function node(args: string[], extra: Record<string, string> = {}): Promise<boolean> {
  const isOurs = (name: string) => ownPrefixes.test(name) || variables.includes(name);
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs(name) || name === "INNGEST_TEST_SERVER"));
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"], env: { ...kept, ...extra } as NodeJS.ProcessEnv });
  return new Promise((resolve) => child.once("exit", (code) => resolve(code === 0)));
}
