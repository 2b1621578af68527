import { existsSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { serverRuns } from "./server-tests";

test("every test that another server could change is there", () => {
  const [first] = serverRuns(["C"], false);
  for (const file of first?.files ?? []) {
    const folder = existsSync(file) && statSync(file).isDirectory();
    expect(folder || existsSync(`${file}.test.ts`), file).toBe(true);
  }
});

test("the versions are tried under the first locale, the locales under each, and everything under each in a long run", () => {
  const [first, second] = serverRuns(["C", "en_US.UTF-8"], false);
  expect(first?.files).toContain("lib/messages/plans");
  expect(second?.files).not.toContain("lib/messages/plans");
  for (const run of [first, second]) expect(run?.files).toContain("lib/messages/listing");
  expect(serverRuns(["C", "en_US.UTF-8"], true).map(({ files }) => files)).toEqual([[], []]);
});
