import { execFileSync } from "node:child_process";
import { applyMigrations } from "./database/migrations";
import { prepareEnvironment } from "./environment";
import { startSite, startWorker, untilStopped } from "./processes";

const port = Number(process.env.PORT || 3000);
const environment = await prepareEnvironment({ demo: true });
Object.assign(process.env, { PORT: String(port), NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" });
await applyMigrations(environment.databaseUrl);
execFileSync(process.execPath, ["--import", "tsx", "prisma/seed.ts"], { stdio: "inherit" });
untilStopped([startSite("dev", port), startWorker(), environment]);
