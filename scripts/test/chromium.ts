import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

export function ensureChromium(): string {
  const present = findChromium();
  if (present) return present;
  console.log("Installing Chromium for the journeys…");
  const run = (command: string, ...args: string[]) => spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    run("apt-get", "update", "-qq");
    run("apt-get", "install", "-y", "-qq", "chromium");
  }
  if (!findChromium()) run(process.execPath, "node_modules/playwright/cli.js", "install", "chromium");
  const installed = findChromium();
  if (!installed) throw new Error("There is no Chromium for the journeys, and none could be installed: install one and set CHROMIUM_PATH to it.");
  return installed;
}

function findChromium(): string | undefined {
  const candidates = [process.env.CHROMIUM_PATH, ...names.map(onPath), chromium.executablePath()];
  return candidates.find((file) => file && existsSync(file));
}

function onPath(name: string): string | undefined {
  return (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find(existsSync);
}
