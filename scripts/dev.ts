import { applyMigrations } from "./database/migrations";
import { prepareEnvironment } from "./environment";
import { refuseBusyPort, runToEnd, runUntilStopped, startSite, startWorker } from "./processes";

const port = Number(process.env.PORT || 3000);

await runUntilStopped(async (started) => {
  await refuseBusyPort(port);
  const { databaseUrl } = started(await prepareEnvironment("demo"));
  Object.assign(process.env, { PORT: String(port), NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" });
  await applyMigrations(databaseUrl);
  await runToEnd(["--import", "tsx", "prisma/seed.ts"]);
  started(startWorker());
  started(startSite("dev", port));
});
