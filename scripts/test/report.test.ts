import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { readReport } from "./report";

const folder = mkdtempSync(path.join(os.tmpdir(), "causerie-report-"));

test("failed tests of Vitest are named with their file, as is a file that cannot be loaded", () => {
  const results = [
    { name: path.resolve("lib/a.test.ts"), status: "failed", message: "", assertionResults: [...tests("passed", "one reads"), ...tests("failed", "one writes")] },
    { name: path.resolve("lib/b.test.ts"), status: "failed", message: "Cannot find module x\n  at y", assertionResults: [] },
    { name: path.resolve("lib/c.test.ts"), status: "passed", message: "", assertionResults: tests("passed", "one sees") },
  ];
  const report = { success: false, numPassedTests: 2, numFailedTests: 1, testResults: results };
  expect(read(report)).toEqual({ passed: 2, failed: 2, failures: ["lib/a.test.ts: one writes", "lib/b.test.ts: Cannot find module x"] });
});

test("a run of Vitest that failed as a whole counts as a failure", () => {
  expect(read({ success: false, numPassedTests: 2, numFailedTests: 0, testResults: [] })).toEqual({ passed: 2, failed: 1, failures: [] });
});

test("failed journeys are named with the reason however deep they lie, as are unsteady ones and what kept all from running", () => {
  const journey = (title: string, status: string, ...messages: string[]) => ({ title, file: "joining.spec.ts", tests: [{ status, results: [...messages.map((message) => ({ error: { message } })), {}] }] });
  const suites = [{ specs: [journey("somebody leaves", "expected")], suites: [{ specs: [journey("somebody joins", "unexpected", "no form\nat all"), journey("somebody waits", "flaky", "late")] }] }];
  const report = { stats: { expected: 1, flaky: 1, unexpected: 1 }, errors: [{ message: "no browser\nat all" }], suites };
  expect(read(report)).toEqual({ passed: 2, failed: 2, failures: ["joining.spec.ts: somebody joins (no form)", "no browser"], unsteady: ["joining.spec.ts: somebody waits (late)"] });
});

test("our own reports are read as they are, and none is none", () => {
  const counts = { passed: 3, failed: 1, failures: ["the types agree"] };
  expect(read(counts)).toEqual(counts);
  expect(readReport(path.join(folder, "missing.json"))).toBeUndefined();
});

function tests(status: string, fullName: string) {
  return [{ status, fullName }];
}

function read(report: object) {
  const file = path.join(folder, "report.json");
  writeFileSync(file, JSON.stringify(report));
  return readReport(file);
}
