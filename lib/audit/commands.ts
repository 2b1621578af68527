import "server-only";
import type { Actor } from "@/lib/auth/actor";
import type { Transaction } from "@/lib/db";

/** An act of the staff, as `/admin/audit` will tell it: who did what to what. */
export type Act = { act: `${string}.${string}`; subject: string; details?: Record<string, string | number | boolean | null> };

/** Written in the transaction of the act itself, so that neither exists without the other. */
export async function writeAudit(tx: Transaction, actor: Actor | "command line", { act, subject, details = {} }: Act): Promise<void> {
  const who = actor === "command line" ? { actorName: actor } : { actorId: actor.memberId, actorName: actor.name };
  await tx.auditEntry.create({ data: { ...who, act, subject: subject.slice(0, 120), details } });
}
