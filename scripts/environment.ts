import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openCluster } from "./database/cluster";

export const dataFolder = path.resolve(process.env.CAUSERIE_DATA ?? ".data");
const demoMark = path.join(dataFolder, "demo");

export type Environment = { databaseUrl: string; stop(): Promise<void> };

/**
 * Fills process.env with what is not set: variables of `.env`, then the embedded database.
 * With `demo`, also generated secrets, kept in the data folder, which it marks as a demo's.
 */
export async function prepareEnvironment(options: { demo?: boolean } = {}): Promise<Environment> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  if (options.demo) markDemo();
  if (isDemo()) process.env.NEXTAUTH_SECRET ??= keptSecret("nextauth-secret");
  if (process.env.DATABASE_URL) return { databaseUrl: process.env.DATABASE_URL, stop: async () => {} };
  const cluster = await openCluster(path.join(dataFolder, "postgres"));
  process.env.DATABASE_URL = cluster.urlOf("postgres");
  return { databaseUrl: process.env.DATABASE_URL, stop: cluster.stop };
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
