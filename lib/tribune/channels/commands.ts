import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { databaseNow, db, isDuplicate } from "@/lib/db";
import { announce } from "@/lib/realtime/hub";
import { Refusal } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";
import { boardPath } from "@/lib/tribune/board-path";
import type { ChangedChannel, NewChannel } from "@/lib/tribune/channels/schema";

const batch = 500;
const day = 24 * 3600 * 1000;

export async function makeChannel(actor: Actor, { keepDays, ...channel }: NewChannel): Promise<void> {
  demandRank(actor, "ADMINISTRATOR");
  try {
    await db.$transaction(async (tx) => {
      await tx.channel.create({ data: { ...channel, keepDays: keepDays || null } });
      await writeAudit(tx, actor, { act: "tribune.makeChannel", subject: boardPath(channel.slug), details: { title: channel.title } });
    });
  } catch (reason) {
    if (isDuplicate(reason)) throw new Refusal("conflict", "slugTaken", { field: "slug" });
    throw reason;
  }
}

/** Changes a channel in everything but its address, by which clients and bookmarks know it. */
export async function changeChannel(actor: Actor, { id, keepDays, ...wanted }: ChangedChannel): Promise<void> {
  demandRank(actor, "ADMINISTRATOR");
  await db.$transaction(async (tx) => {
    await lockChannel(tx, id);
    const before = await tx.channel.findUnique({ where: { id } });
    if (!before) throw new Refusal("not_found", "notFound");
    const after = { ...wanted, keepDays: keepDays || null };
    const names = (Object.keys(after) as (keyof typeof after)[]).filter((name) => before[name] !== after[name]);
    if (names.length === 0) return;
    await tx.channel.update({ where: { id }, data: after });
    await announce(tx, `channel:${id}`);
    await writeAudit(tx, actor, { act: "tribune.changeChannel", subject: boardPath(before.slug), details: Object.fromEntries(names.map((name) => [name, after[name]])) });
  });
}

/** Posts are numbered and changed under this lock alone. */
export async function lockChannel(tx: Transaction, id: number): Promise<void> {
  await tx.$queryRaw`select id from "Channel" where id = ${id} for update`;
}

/** Numbers a change to a post that is there already, with the lock held, and tells of it. */
export async function takeChange(tx: Transaction, id: number, at: Date): Promise<number> {
  const { lastChange } = await tx.channel.update({ where: { id }, data: { lastChange: { increment: 1 }, correctedAt: at }, select: { lastChange: true } });
  await announce(tx, `channel:${id}`);
  return lastChange;
}

export async function removeOldPosts({ id, keepDays }: { id: number; keepDays: number }): Promise<number> {
  const before = new Date((await databaseNow()).getTime() - keepDays * day);
  for (let removed = 0; ; ) {
    const count = await db.$transaction(async (tx) => {
      const gone = await tx.$executeRaw`
        delete from "Post" where id in (select id from "Post" where "channelId" = ${id} and "postedAt" < ${before} order by "postedAt" limit ${batch})`;
      if (gone > 0) await announce(tx, `channel:${id}`);
      return gone;
    });
    removed += count;
    if (count < batch) return removed;
  }
}
