import "server-only";
import { databaseNow, db, patiently } from "@/lib/db";
import { eachInTurn } from "@/lib/jobs/commands";
import { announce } from "@/lib/realtime/hub";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";
import { lockChannel } from "@/lib/tribune/channels/commands";

const batch = 500;
const lookedBack = 30 * 24 * 3600 * 1000;

/** What stands where a program or a chosen name stood: feeds know no language. */
export const formerInfo = "former member";

/** Each becomes a change of its channel, so that whoever follows changes sees it. Done again, it changes nothing more. */
export async function unnamePosts(memberId: number): Promise<void> {
  const channels = await db.post.groupBy({ by: ["channelId"], where: { authorId: memberId, author: { leftAt: { not: null } } } });
  for (const { channelId } of channels) {
    for (;;) if ((await db.$transaction((tx) => unnameSome(tx, channelId, memberId))) < batch) break;
  }
}

/** Again, for whoever left within the last month and is still named: the run that should have may have been given up. */
export async function unnameLeft(): Promise<void> {
  const since = new Date((await databaseNow()).getTime() - lookedBack);
  const named = [{ posts: { some: { login: { not: null } } } }, { filterRules: { some: {} } }];
  const left = await db.member.findMany({ where: { leftAt: { gt: since }, name: { startsWith: ":" }, OR: named }, select: { id: true }, take: batch });
  await eachInTurn(left, async ({ id }) => {
    await unnamePosts(id);
    await forgetFilters(id);
  });
}

export async function forgetFilters(memberId: number): Promise<void> {
  await db.filterRule.deleteMany({ where: { memberId, member: { leftAt: { not: null } } } });
}

/** Addresses are kept against abuse, and for that some weeks are enough. Who follows changes is told nothing: nobody but administrators saw them. */
export async function forgetAddresses(): Promise<number> {
  const days = await getSetting("tribune.addressDays");
  let forgotten = 0;
  for (;;) {
    const count = await patiently(
      (tx) => tx.$executeRaw`
      update "Post" set address = null
      where id = any(array(select id from "Post" where address is not null and "postedAt" <= now() - make_interval(days => ${days}) limit ${batch}))`,
    );
    forgotten += count;
    if (count < batch) return forgotten;
  }
}

async function unnameSome(tx: Transaction, channelId: number, memberId: number): Promise<number> {
  await lockChannel(tx, channelId);
  const count = await tx.$executeRaw`
    with chosen as (
      select id, row_number() over (order by number) as place from (
        select id, number from "Post"
        where "channelId" = ${channelId} and "authorId" = ${memberId} and (login is not null or address is not null or info <> ${formerInfo})
        order by number limit ${batch}
      ) named
    )
    update "Post" post set login = null, address = null, info = ${formerInfo}, change = channel."lastChange" + chosen.place
    from chosen, "Channel" channel where post.id = chosen.id and channel.id = ${channelId}`;
  if (count === 0) return 0;
  await tx.$executeRaw`update "Channel" set "lastChange" = "lastChange" + ${count}::int, "correctedAt" = clock_timestamp() where id = ${channelId}`;
  await announce(tx, `channel:${channelId}`);
  return count;
}
