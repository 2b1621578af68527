import "server-only";
import { demandLife } from "@/lib/auth/acting";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow } from "@/lib/db";
import type { Transaction } from "@/lib/transaction";

export type Act = { act: `${string}.${string}`; subject: string; details?: Record<string, string | number | boolean | null> };

/**
 * Written in the transaction of the act itself, so that neither exists without the other. Writing it waits for whoever
 * holds the account, and then asks whether who acts still may: so no act of the staff forgets to.
 */
export async function writeAudit(tx: Transaction, actor: Actor | "command line", { act, subject, details = {} }: Act): Promise<void> {
  const who = actor === "command line" ? { actorName: actor } : { actorId: actor.memberId, actorName: actor.name };
  await tx.auditEntry.create({ data: { ...who, act, subject: subject.slice(0, 120), details } });
  if (actor !== "command line") await demandLife(tx, actor);
}

const sameLook = 10 * 60 * 1000;

/** For what is done again and again in one look, such as a page and the frame in it: one entry in ten minutes says enough. */
export async function writeAuditOnce(tx: Transaction, actor: Actor, act: Act): Promise<void> {
  const since = new Date((await databaseNow(tx)).getTime() - sameLook);
  const known = await tx.auditEntry.count({ where: { actorId: actor.memberId, act: act.act, subject: act.subject.slice(0, 120), at: { gt: since } } });
  if (known === 0) await writeAudit(tx, actor, act);
}
