import { existsSync } from "node:fs";
import { readEnv } from "../lib/env-schema";
import { applyMigrations } from "./database/migrations";
import { dataFolder, isDemo, prepareEnvironment } from "./environment";
import { lendExecutor } from "./executor";
import { refuseBusyPort, runUntilStopped, startSite, startWorker } from "./processes";

await runUntilStopped(async (started) => {
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  if (isDemo() && !process.env.DATABASE_URL) throw new Error(`${dataFolder} belongs to npm run demo, whose passwords everybody knows. Point CAUSERIE_DATA to another folder, or set DATABASE_URL.`);
  await lendExecutor(dataFolder, { starting: true });
  const place = readEnv({ ...process.env, DATABASE_URL: process.env.DATABASE_URL || "postgresql://embedded" });
  if (!existsSync(".next/BUILD_ID")) throw new Error("There is no build yet: run npm run build first.");
  await refuseBusyPort(place);
  const { databaseUrl } = started(await prepareEnvironment("production"));
  await applyMigrations(databaseUrl);
  started(startWorker());
  started(startSite("start", place));
});
