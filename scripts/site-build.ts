import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const sources = ["app", "components", "lib", "emails", "public", "next.config.ts", "proxy.ts", "instrumentation.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json"];
const mark = ".next/sources";

/** Builds unless the last build was of these very sources. */
export function buildIfStale(): void {
  if (existsSync(mark) && readFileSync(mark, "utf8") === digestOf(sources)) return;
  console.log("Building the site…");
  buildSite();
}

export function buildSite(): void {
  execFileSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], { stdio: ["ignore", process.env.CI ? "inherit" : "pipe", "inherit"], env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } });
  writeFileSync(mark, digestOf(sources));
}

function digestOf(paths: string[]): string {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesUnder).sort()) if (!/\.test\.tsx?$/.test(file)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

function filesUnder(start: string): string[] {
  if (!existsSync(start)) return [];
  if (statSync(start).isFile()) return [start];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
