import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runToEnd } from "./processes";

const sources = ["app", "components", "lib", "emails", "public", "next.config.mjs", "proxy.ts", "instrumentation.ts", "postcss.config.mjs", "tsconfig.json", "package-lock.json"];
const mark = ".next/sources";

export async function buildIfStale(): Promise<void> {
  if (existsSync(mark) && readFileSync(mark, "utf8") === digestOf(sources)) return;
  console.log("Building the site…");
  await buildSite("ignore");
}

export async function buildSite(output: "inherit" | "ignore" = "inherit"): Promise<void> {
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  rmSync(mark, { force: true });
  const built = digestOf(sources);
  await runToEnd(["node_modules/next/dist/bin/next", "build"], output);
  writeFileSync(mark, built);
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
