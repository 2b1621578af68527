import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { freePort, isBusy } from "./ports";

type Access = { port: number; eventKey: string; signingKey: string };

/** Where the environment names no Inngest, names the local runner there, as if it were one. `starting` says that the runner is about to be started, so that a port that somebody has taken meanwhile is replaced. */
export async function lendExecutor(folder: string, { starting = false } = {}): Promise<void> {
  if (process.env.INNGEST_EVENT_KEY || process.env.INNGEST_SIGNING_KEY || process.env.INNGEST_BASE_URL) return;
  const file = path.join(folder, "runner.json");
  mkdirSync(folder, { recursive: true });
  const kept: Access | undefined = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  const access = kept ?? { port: await freePort(), eventKey: randomBytes(16).toString("hex"), signingKey: `signkey-local-${randomBytes(32).toString("hex")}` };
  if (starting && kept && (await isBusy(kept.port))) access.port = await freePort();
  writeFileSync(file, JSON.stringify(access), { mode: 0o600 });
  Object.assign(process.env, {
    RUNNER_PORT: String(access.port),
    INNGEST_BASE_URL: `http://127.0.0.1:${access.port}`,
    INNGEST_EVENT_KEY: access.eventKey,
    INNGEST_SIGNING_KEY: access.signingKey,
  });
}
