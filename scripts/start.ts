import { existsSync } from "node:fs";
import { readEnv } from "../lib/env-schema";
import { applyMigrations } from "./database/migrations";
import { dataFolder, isDemo, prepareEnvironment } from "./environment";
import { startSite, startWorker, untilStopped } from "./processes";

if (isDemo() && !process.env.DATABASE_URL) refuse(`${dataFolder} belongs to npm run demo, whose passwords everybody knows. Point CAUSERIE_DATA to another folder, or set DATABASE_URL.`);
if (!existsSync(".next/BUILD_ID")) refuse("There is no build yet: run npm run build first.");

const environment = await prepareEnvironment();
const env = await checked(environment.stop);
await applyMigrations(environment.databaseUrl);
untilStopped([startSite("start", env.PORT), startWorker(), environment]);

async function checked(stop: () => Promise<void>) {
  try {
    Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
    return readEnv(process.env);
  } catch (reason) {
    await stop();
    return refuse(reason instanceof Error ? reason.message : String(reason));
  }
}

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
