import { rmSync } from "node:fs";
import { addressWithin, defaultAddress, isOpenToOthers, readListener } from "../lib/env-schema";
import { removeCluster } from "./database/cluster";
import { applyMigrations } from "./database/migrations";
import { seedDemo } from "./database/seed";
import { clusterFolder, dataFolder, prepareEnvironment } from "./environment";
import { refuseBusyPort, runUntilStopped, startSite, startWorker, untilAnswers } from "./processes";
import { buildIfStale } from "./site-build";

await runUntilStopped(async (started) => {
  const place = readListener(process.env);
  await refuseBusyPort(place);
  if (process.argv.includes("--fresh")) await startOver();
  const { databaseUrl, embedded } = started(await prepareEnvironment("demo"));
  Object.assign(process.env, { PORT: String(place.PORT), NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  await applyMigrations(databaseUrl);
  await seedDemo(databaseUrl, embedded);
  await buildIfStale();
  started(startWorker());
  started(startSite("start", place));
  await untilAnswers(`${addressWithin(place)}/health`);
  announce(process.env.SITE_URL || defaultAddress(place));
  if (isOpenToOthers(place)) console.log(`  HOST=${place.HOST} lets other machines in: everybody on them can sign in as the administrator.\n`);
});

async function startOver() {
  if (process.env.DATABASE_URL) throw new Error("--fresh empties the embedded database only, and DATABASE_URL is set: see npm run db:reset.");
  await removeCluster(clusterFolder);
  rmSync(dataFolder, { recursive: true, force: true });
}

function announce(address: string) {
  console.log(`
  Causerie is at ${address}

  Sign in as a member (alice, bob, carol), a moderator (mona) or an administrator (ada);
  the password of each is causerie-demo. Mails are kept at ${address}/admin/outbox.
  Ctrl-C stops everything; what was written stays in ${dataFolder}.
`);
}
