import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { databaseAnswers, databaseNow, db } from "@/lib/db";
import { countMails } from "@/lib/email/queries";
import { mailTransport } from "@/lib/email/transports";
import { executor, executorHeart, missedAfter } from "@/lib/jobs/executor";
import { oncePerProcess } from "@/lib/load/once-per-process";
import { version } from "@/package.json";

export type Health = {
  database: "up" | "down";
  worker: "up" | "missing" | "unknown";
  executor: { name: typeof executor; seen: boolean } | null;
  mail: { transport: string; waiting: number; failed: number } | null;
  /** Of the last day; with Inngest its own pages tell. */
  runs: { failed: number } | null;
};

const workerMissedAfter = 30_000;
const day = 24 * 3600 * 1000;

/** Anybody may ask, as often as they like: the answer is found once in this time. */
const keptFor = 2000;
const kept = oncePerProcess("health", () => ({ health: undefined as Promise<Health> | undefined, askedAt: 0 }));

export function getKeptHealth(): Promise<Health> {
  if (!kept.health || Date.now() - kept.askedAt > keptFor) {
    kept.askedAt = Date.now();
    kept.health = getHealth();
    kept.health.catch(() => {
      kept.health = undefined;
    });
  }
  return kept.health;
}

/** Public: it names no person and no address. */
export async function getHealth(): Promise<Health> {
  if (!(await databaseAnswers({ ask: true }))) return { database: "down", worker: "unknown", executor: null, mail: null, runs: null };
  const [{ works }, { name, seen }, counts, failed] = await Promise.all([getWorker(), getExecutor(), countMails(), countFailedRuns()]);
  return { database: "up", worker: works ? "up" : "missing", executor: { name, seen }, mail: { transport: mailTransport().name, ...counts }, runs: failed === null ? null : { failed } };
}

export async function getHealthDetails(viewer: Actor) {
  demandRank(viewer, "ADMINISTRATOR");
  const [worker, executor, counts, [server], migrations] = await Promise.all([
    getWorker(),
    getExecutor(),
    countMails(),
    db.$queryRaw<{ version: string }[]>`select current_setting('server_version') as version`,
    db.$queryRaw<{ name: string }[]>`select migration_name as name from _prisma_migrations where finished_at is not null order by migration_name desc limit 500`,
  ]);
  const site = { version, startedAt: new Date(Date.now() - process.uptime() * 1000) };
  return { worker, executor, mail: { transport: mailTransport().name, ...counts }, postgresql: server?.version ?? "", migrations: { count: migrations.length, latest: migrations[0]?.name ?? "" }, site };
}

export async function getExecutor(): Promise<{ name: typeof executor; seen: boolean; seenAt: Date | null }> {
  const { works, seenAt } = await lookAtHeart(executorHeart, missedAfter);
  return { name: executor, seen: works, seenAt };
}

function getWorker() {
  return lookAtHeart("worker", workerMissedAfter);
}

async function lookAtHeart(name: string, missedAfter: number): Promise<{ works: boolean; seenAt: Date | null }> {
  const [beat, now] = await Promise.all([db.heartbeat.findUnique({ where: { name } }), databaseNow()]);
  return { works: beat !== null && now.getTime() - beat.seenAt.getTime() < missedAfter, seenAt: beat?.seenAt ?? null };
}

async function countFailedRuns(): Promise<number | null> {
  if (executor !== "runner") return null;
  const since = new Date((await databaseNow()).getTime() - day);
  return db.run.count({ where: { failedAt: { gt: since } } });
}
