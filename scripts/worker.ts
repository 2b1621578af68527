import { setTimeout as pause } from "node:timers/promises";
import { deliverDueMails } from "../lib/email/commands";
import { beat } from "../lib/health/commands";

// Hands over the mails that wait. A failure (the database is away, say) is tried again at the next turn.
const turnEvery = 1000;

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => (stopping = true));

while (!stopping) {
  try {
    await beat("worker");
    await deliverDueMails();
  } catch (reason) {
    console.error(JSON.stringify({ level: "error", worker: reason instanceof Error ? reason.message.split("\n").at(-1) : String(reason) }));
  }
  await pause(turnEvery);
}
process.exit(0);
