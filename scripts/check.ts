// npm run check
import { spawnSync } from "node:child_process";
import { catalogueFaults } from "./check/catalogues";
import { brokenRules } from "./check/house-rules";
import { faultyImports } from "./check/imports";
import { readSources } from "./check/sources";
import { stepsBeyondRunner } from "./check/steps";
import { writeReport } from "./test/report";

const sources = readSources();
const types = ["node_modules/next/dist/bin/next", "typegen"];

const checks: [string, () => string[]][] = [
  ["the types agree", () => [...program(types), ...program(["node_modules/typescript/lib/tsc.js", "--noEmit"])]],
  ["the code has one form and no lint", () => program(["node_modules/@biomejs/biome/bin/biome", "check", "--max-diagnostics=50", "."])],
  ["imports go one way and never round", () => faultyImports(sources)],
  ["the rules of the house are kept", () => brokenRules(sources)],
  ["functions ask for what the local runner can do", () => stepsBeyondRunner(sources)],
  ["both languages say everything", () => catalogueFaults()],
  ["nothing is unused", () => program(["node_modules/knip/bin/knip.js", "--no-progress"])],
];

const failed = checks.filter(([title, find]) => {
  const faults = find();
  console.log(`${faults.length ? "✗" : "✓"} ${title}${faults.map((fault) => `\n    ${fault}`).join("")}`);
  return faults.length > 0;
});
writeReport({ passed: checks.length - failed.length, failed: failed.length, failures: failed.map(([title]) => title) });
process.exit(failed.length ? 1 : 0);

function program(args: string[]): string[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" } });
  return status === 0 ? [] : `${stdout}${stderr}`.trim().split("\n");
}
