import { readListener } from "../lib/env-schema";
import { applyMigrations } from "./database/migrations";
import { seedDemo } from "./database/seed";
import { prepareEnvironment } from "./environment";
import { refuseBusyPort, runUntilStopped, startSite, startWorker } from "./processes";

await runUntilStopped(async (started) => {
  const place = readListener(process.env);
  await refuseBusyPort(place);
  const { databaseUrl, embedded } = started(await prepareEnvironment("demo"));
  Object.assign(process.env, { PORT: String(place.PORT), NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" });
  await applyMigrations(databaseUrl);
  await seedDemo(databaseUrl, embedded);
  started(startWorker());
  started(startSite("dev", place));
});
