import "server-only";
import { Cron } from "croner";
import { db } from "@/lib/db";
import { type Means, startScheduled } from "@/lib/jobs/runner/intake";

type Scheduled = { functionId: string; cron: string };

/** A schedule that was missed while nobody watched, however often, starts one run. */
export async function followCrons(means: Means): Promise<() => void> {
  const scheduled = means.functions.flatMap(({ id, triggers }) => triggers.flatMap((trigger) => ("cron" in trigger ? [{ functionId: id, cron: trigger.cron }] : [])));
  const clocks = await Promise.all(
    scheduled.map(async (each) => {
      await catchUp(means, each);
      const clock: Cron = new Cron(...timing(each.cron), () => void start(means, each, clock.currentRun() ?? new Date()));
      return clock;
    }),
  );
  return () => {
    for (const clock of clocks) clock.stop();
  };
}

async function catchUp(means: Means, each: Scheduled) {
  const last = await db.run.findFirst({ where: { functionId: each.functionId, event: { name: "inngest/scheduled.timer" } }, orderBy: { createdAt: "desc" }, select: { createdAt: true } });
  const missed = last && new Cron(...timing(each.cron)).nextRun(last.createdAt);
  if (missed && missed <= new Date()) await start(means, each, missed);
}

async function start(means: Means, { functionId, cron }: Scheduled, at: Date) {
  const served = means.functions.find(({ id }) => id === functionId);
  const second = new Date(Math.floor(at.getTime() / 1000) * 1000);
  // A database that is away now is caught up with when the runner starts again.
  if (served) await startScheduled(means, served, cron, second).catch((reason: Error) => console.error(JSON.stringify({ level: "error", runner: reason.message.split("\n").at(-1) })));
}

/** Inngest's way of writing a time zone, in croner's. */
function timing(cron: string): [string, { timezone?: string }] {
  const [, timezone, pattern] = /^TZ=(\S+)\s+(.*)$/.exec(cron) ?? [];
  return timezone && pattern ? [pattern, { timezone }] : [cron, {}];
}
