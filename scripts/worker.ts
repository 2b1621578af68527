import { prepareEnvironment } from "./environment";

const environment = await prepareEnvironment();
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());

const { work } = await import("../lib/jobs/worker");
try {
  await work(stopping.signal);
} catch (reason) {
  console.error(reason instanceof Error ? reason.message : reason);
  process.exitCode = 1;
}
await environment.stop();
process.exit();
