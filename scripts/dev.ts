import { applyMigrations } from "./database/migrations";
import { seedDemo } from "./database/seed";
import { prepareEnvironment } from "./environment";
import { refuseBusyPort, runUntilStopped, startSite, startWorker } from "./processes";

const port = Number(process.env.PORT || 3000);

await runUntilStopped(async (started) => {
  await refuseBusyPort(port);
  const { databaseUrl, embedded } = started(await prepareEnvironment("demo"));
  Object.assign(process.env, { PORT: String(port), NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" });
  await applyMigrations(databaseUrl);
  await seedDemo(databaseUrl, embedded);
  started(startWorker());
  started(startSite("dev", port));
});
