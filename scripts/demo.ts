import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { applyMigrations } from "./database/migrations";
import { dataFolder, prepareEnvironment } from "./environment";
import { startSite, startWorker, untilAnswers, untilStopped } from "./processes";
import { buildIfStale } from "./site-build";

if (process.argv.includes("--fresh")) rmSync(dataFolder, { recursive: true, force: true });

const port = Number(process.env.PORT || 3000);
const environment = await prepareEnvironment({ demo: true });
Object.assign(process.env, { PORT: String(port), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
await applyMigrations(environment.databaseUrl);
execFileSync(process.execPath, ["--import", "tsx", "prisma/seed.ts"], { stdio: "inherit" });
buildIfStale();

const site = startSite("start", port);
const worker = startWorker();
untilStopped([site, worker, environment]);

const address = process.env.SITE_URL ?? `http://localhost:${port}`;
await untilAnswers(`http://127.0.0.1:${port}/health`);
console.log(`
  Causerie is at ${address}

  Sign in as a member (alice, bob, carol), a moderator (mona) or an administrator (ada);
  the password of each is causerie-demo. Mails are kept at ${address}/admin/outbox.
  Ctrl-C stops everything; what was written stays in ${dataFolder}.
`);
