import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** `unsteady` names what passed at its second try only. */
export type Counts = { passed: number; failed: number; failures: string[]; unsteady?: string[] };

type VitestReport = { success: boolean; numPassedTests: number; numFailedTests: number; testResults: { name: string; status: string; message?: string; assertionResults: { status: string; fullName: string }[] }[] };
type Suite = { suites?: Suite[]; specs: { title: string; file: string; tests: { status: string; results: { error?: { message?: string } }[] }[] }[] };
type PlaywrightReport = { stats: { expected: number; flaky: number; unexpected: number }; errors: { message?: string }[]; suites: Suite[] };

export function writeReport(counts: Counts): void {
  if (process.env.TEST_REPORT) writeFileSync(process.env.TEST_REPORT, JSON.stringify(counts));
}

export function readReport(file: string): Counts | undefined {
  if (!existsSync(file)) return undefined;
  const report = JSON.parse(readFileSync(file, "utf8"));
  if ("stats" in report) return fromPlaywright(report);
  return "testResults" in report ? fromVitest(report) : report;
}

function fromVitest({ success, numPassedTests, numFailedTests, testResults }: VitestReport): Counts {
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((each) => each.status === "failed").map(({ fullName }) => fullName);
    // A file that cannot be loaded has no tests that could fail.
    const reasons = failed.length || status !== "failed" ? failed : [firstLine(message)];
    return reasons.map((reason) => `${path.relative(process.cwd(), name)}: ${reason}`);
  });
  return { passed: numPassedTests, failed: Math.max(numFailedTests, failures.length, success ? 0 : 1), failures };
}

function fromPlaywright({ stats, errors, suites }: PlaywrightReport): Counts {
  const failures = [...named(suites, "unexpected"), ...errors.map(({ message }) => firstLine(message))];
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, failures, unsteady: named(suites, "flaky") };
}

function named(suites: Suite[], wanted: string): string[] {
  const specs = suites.flatMap(specsOf).filter(({ tests }) => tests.some(({ status }) => status === wanted));
  return specs.map(({ file, title, tests }) => {
    const error = tests.flatMap(({ results }) => results).find((result) => result.error)?.error;
    return `${file}: ${title} (${firstLine(error?.message)})`;
  });
}

function specsOf(suite: Suite): Suite["specs"] {
  return [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)];
}

function firstLine(message = ""): string {
  return message.trim().split("\n")[0] || "failed without a word";
}
