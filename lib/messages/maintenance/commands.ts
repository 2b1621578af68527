import "server-only";
import { databaseNow, patiently } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { lockConversations } from "@/lib/messages/locks";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

const batch = 500;
const day = 24 * 3600 * 1000;

/** Conversations that everybody who held a part put into the trash so many days ago (the settings', unless told), or has removed since. A visitor's side ends with the last private link; what was rejected counts as removed by its recipient. */
export async function cleanUp(days?: number): Promise<number> {
  const before = new Date((await databaseNow()).getTime() - (days ?? (await getSetting("messages.keepTrashDays"))) * day);
  let removed = 0;
  for (let [after, more] = [0, true]; more; ) {
    const round = await patiently((tx) => removeSome(tx, before, after));
    removed += round.removed;
    [after, more] = [round.last, round.more];
  }
  return removed;
}

/** Looked at once more under their locks: what somebody restores in this moment stays. */
async function removeSome(tx: Transaction, before: Date, after: number): Promise<{ removed: number; last: number; more: boolean }> {
  const found = await tx.$queryRaw<{ id: number }[]>`select id from "Conversation" conversation where id > ${after} and ${over(before)} order by id limit ${batch}`;
  const ids = found.map(({ id }) => id);
  await lockConversations(tx, ids);
  const removed = await tx.$executeRaw`delete from "Conversation" conversation where id = any(${ids}::int[]) and ${over(before)}`;
  return { removed, last: ids.at(-1) ?? after, more: ids.length === batch };
}

function over(before: Date): Prisma.Sql {
  return Prisma.sql`"createdAt" <= ${before}
    and not exists (
      select from "MailboxEntry" entry
      where entry."conversationId" = conversation.id and (entry."trashedAt" is null or entry."trashedAt" > ${before})
        and not exists (
          select from "Message" message where message.id = entry."messageId" and entry."deliveredAt" is null
            and (message.state = 'UNCONFIRMED' or message.state = 'REJECTED' and coalesce(message."settledAt", message."sentAt") <= ${before})
        )
    )
    and not exists (select from "Token" token where token."conversationId" = conversation.id and token."expiresAt" > clock_timestamp())`;
}
