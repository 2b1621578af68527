import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { env } from "@/lib/env";
import { addressWithin } from "@/lib/env-schema";
import { beat } from "@/lib/health/commands";
import { sendPendingEvents } from "@/lib/jobs/commands";
import { executorHeart } from "@/lib/jobs/executor";
import { type Runner, startRunner } from "@/lib/jobs/runner/runner";

const turnEvery = 1000;
/** What still runs then is done again by the next runner. */
const longestGoodbye = 4000;

export async function work(stopping: AbortSignal): Promise<void> {
  const lost = new AbortController();
  const end = AbortSignal.any([stopping, lost.signal]);
  let runner: Runner | undefined;
  if (env.RUNNER_PORT !== undefined) {
    const starting = startRunner(localRunner(env.RUNNER_PORT, (reason) => lost.abort(new Error(reason))));
    starting.then(
      (started) => (runner = started),
      (reason) => lost.abort(reason),
    );
  }
  while (!end.aborted) {
    await turn(runner !== undefined).catch(complain);
    await pause(turnEvery, undefined, { signal: end }).catch(() => {});
  }
  lost.signal.throwIfAborted();
  await Promise.race([runner?.stop(), pause(longestGoodbye)]);
}

function localRunner(port: number, lost: (reason: string) => void) {
  const app = { url: `${addressWithin(env)}/api/inngest`, signingKey: env.INNGEST_SIGNING_KEY };
  return { databaseUrl: env.DIRECT_URL ?? env.DATABASE_URL, port, app, eventKey: env.INNGEST_EVENT_KEY, lost };
}

async function turn(runs: boolean) {
  await beat("worker");
  if (runs) await beat(executorHeart);
  await sendPendingEvents();
}

function complain(reason: unknown) {
  console.error(JSON.stringify({ level: "error", worker: reason instanceof Error ? reason.message.split("\n").at(-1) : String(reason) }));
}
