import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openCluster } from "./database/cluster";
import { lendExecutor } from "./executor";

if (existsSync(".env")) process.loadEnvFile(".env");

export const dataFolder = path.resolve(process.env.CAUSERIE_DATA || ".data");
export const clusterFolder = path.join(dataFolder, "postgres");
const demoMark = path.join(dataFolder, "demo");

export type Environment = { databaseUrl: string; embedded: boolean; stop(): Promise<void> };

/** What is set already stays. A `demo` marks the data folder as its own; its generated secret is lent to every script but those of `production`. */
export async function prepareEnvironment(purpose: "demo" | "tool" | "production" = "tool"): Promise<Environment> {
  if (purpose === "demo") markDemo();
  if (purpose !== "production" && isDemo()) process.env.NEXTAUTH_SECRET ||= keptSecret("nextauth-secret");
  await lendExecutor(dataFolder, { starting: purpose !== "tool" });
  if (process.env.DATABASE_URL) return { databaseUrl: process.env.DATABASE_URL, embedded: false, stop: async () => {} };
  const cluster = await openCluster(clusterFolder, { mayMove: isDemo() });
  process.env.DATABASE_URL = cluster.urlOf("postgres");
  return { databaseUrl: process.env.DATABASE_URL, embedded: true, stop: cluster.stop };
}

/** Whether the data folder was made by `npm run demo`, whose passwords are known to everybody. */
export function isDemo(): boolean {
  return existsSync(demoMark);
}

function markDemo() {
  mkdirSync(dataFolder, { recursive: true });
  if (!isDemo()) writeFileSync(demoMark, "This folder belongs to npm run demo. npm start will not use it.\n");
}

function keptSecret(name: string): string {
  const file = path.join(dataFolder, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}
