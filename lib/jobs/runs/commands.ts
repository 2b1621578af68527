import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { databaseNow, db } from "@/lib/db";
import { mailAccepted } from "@/lib/email/events";
import { isTextGone } from "@/lib/email/state";
import { Prisma } from "@/lib/generated/prisma/client";
import { emitEvent } from "@/lib/jobs/commands";
import { runCancelled } from "@/lib/jobs/events";
import { executor } from "@/lib/jobs/executor";
import { schedule } from "@/lib/jobs/runner/intake";
import { judgeCancellation, judgeRetry } from "@/lib/jobs/runs/policy";
import { Refusal } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";

/** Steps that succeeded are not done again. */
export async function retryRun(actor: Actor, id: string): Promise<void> {
  await actOnRun(actor, id, async (tx, run) => {
    const verdict = judgeRetry(run);
    if (verdict === "refuse") throw new Refusal("conflict", "runNotFailed");
    if (verdict === "done") return;
    await demandText(tx, run.eventId);
    const now = await databaseNow(tx);
    await tx.runStep.deleteMany({ where: { runId: id, error: { not: Prisma.DbNull } } });
    await tx.run.update({ where: { id }, data: { failedAt: null, attempt: 0, wakesAt: now } });
    await schedule(tx, run, now);
    await writeAudit(tx, actor, { act: "runs.retry", subject: `${run.functionId} (${id})` });
  });
}

/** A dead letter whose text is gone has nothing left to hand over. */
async function demandText(tx: Transaction, eventId: string) {
  const { name, data } = await tx.receivedEvent.findUniqueOrThrow({ where: { id: eventId } });
  if (name !== mailAccepted.name) return;
  const mail = await tx.mail.findUnique({ where: { id: mailAccepted.schema.parse(data).mailId }, select: { html: true, text: true } });
  if (mail && isTextGone(mail)) throw new Refusal("conflict", "mailTextGone");
}

export async function cancelRun(actor: Actor, id: string): Promise<void> {
  await actOnRun(actor, id, async (tx, run) => {
    const verdict = judgeCancellation(run);
    if (verdict === "refuse") throw new Refusal("conflict", "runNotWaiting");
    if (verdict === "done") return;
    const { event } = await tx.run.update({ where: { id }, data: { cancelledAt: await databaseNow(tx), wakesAt: null }, select: { event: true } });
    await emitEvent(tx, runCancelled, { runId: id, name: event.name, about: event.data as Record<string, unknown> });
    await writeAudit(tx, actor, { act: "runs.cancel", subject: `${run.functionId} (${id})` });
  });
}

/** The row's lock makes the runner wait, and another administrator. */
async function actOnRun(actor: Actor, id: string, act: (tx: Transaction, run: Prisma.RunGetPayload<object>) => Promise<void>) {
  demandRank(actor, "ADMINISTRATOR");
  if (executor !== "runner") throw new Refusal("conflict", "runsElsewhere");
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`select 1 as locked from "Run" where id = ${id}::uuid for update`;
    const run = await tx.run.findUnique({ where: { id } });
    if (!run) throw new Refusal("not_found", "notFound");
    await act(tx, run);
  });
}
