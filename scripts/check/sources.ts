import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export type Source = { name: string; text: string; lines: number };

const folders = ["app", "components", "emails", "lib", "prisma", "e2e", "scripts"];
const roots = ["instrumentation.ts", "proxy.ts"];

export function readSources(): Source[] {
  return [...folders.flatMap(filesUnder), ...roots]
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("lib/generated/"))
    .map((name) => {
      const text = readFileSync(name, "utf8");
      return { name, text, lines: text.trimEnd().split("\n").length };
    });
}

export function isTest(name: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(name) || name.startsWith("e2e/") || name.startsWith("lib/testing/");
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
