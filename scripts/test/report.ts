import { existsSync, readFileSync, writeFileSync } from "node:fs";

export type Counts = { passed: number; failed: number };

/** Leaves the counts of this script where `npm test` asked for them. */
export function writeReport(counts: Counts): void {
  if (process.env.TEST_REPORT) writeFileSync(process.env.TEST_REPORT, JSON.stringify(counts));
}

/** The counts of a report: our own, Vitest's or Playwright's. Nothing where there is none. */
export function readReport(file: string): Counts | undefined {
  if (!existsSync(file)) return undefined;
  const report = JSON.parse(readFileSync(file, "utf8"));
  if (report.stats) return { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected + report.errors.length };
  // A test file that cannot be loaded has no tests that could fail.
  if ("numTotalTests" in report) return { passed: report.numPassedTests, failed: Math.max(report.numFailedTests, report.success ? 0 : 1) };
  return report;
}
