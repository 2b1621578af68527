import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db } from "@/lib/db";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

const day = 24 * 3600 * 1000;

export async function nextRename(viewer: Actor, tx: Transaction = db): Promise<Date | null> {
  const latest = await tx.nameChange.findFirst({ where: { memberId: viewer.memberId }, orderBy: { at: "desc" }, select: { at: true } });
  const next = latest && new Date(latest.at.getTime() + (await getSetting("members.renameDays")) * day);
  return next && next > (await databaseNow(tx)) ? next : null;
}
