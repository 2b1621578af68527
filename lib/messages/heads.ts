import "server-only";
import type { Transaction } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Folder } from "@/lib/generated/prisma/enums";
import { contents, folders } from "@/lib/messages/folder";

/** One holder's side of one conversation. */
export type Side = { holderId: number; conversationId: number };

const folderOfRow = Prisma.raw(`case ${folders.map((folder) => `when ${conditionOf(folder)} then '${folder}'::"Folder"`).join(" ")} end`);

/**
 * Counts the folder lines of these sides anew from their entries. To be called in every transaction that changes
 * entries, after it and under the locks of the conversations.
 */
export async function keepHeads(tx: Transaction, sides: Side[]): Promise<void> {
  const distinct = [...new Map(sides.map((side) => [`${side.holderId} ${side.conversationId}`, side])).values()];
  const holders = distinct.map(({ holderId }) => holderId);
  const conversations = distinct.map(({ conversationId }) => conversationId);
  await tx.$executeRaw`
    delete from "MailboxHead" head using unnest(${holders}::int[], ${conversations}::int[]) as side(holder, conversation)
    where head."holderId" = side.holder and head."conversationId" = side.conversation`;
  await tx.$executeRaw`
    insert into "MailboxHead" ("holderId", "conversationId", folder, "latestEntryId", "latestAt", count, unread)
    select "holderId", "conversationId", folder, (array_agg(id order by "sentAt" desc, id desc))[1], max("sentAt"),
      count(*), count(*) filter (where kind = 'RECEIVED' and "readAt" is null)
    from (
      select entry.*, ${folderOfRow} as folder from "MailboxEntry" entry
      join unnest(${holders}::int[], ${conversations}::int[]) as side(holder, conversation)
        on entry."holderId" = side.holder and entry."conversationId" = side.conversation
    ) placed
    where folder is not null
    group by "holderId", "conversationId", folder`;
}

/** Whoever changes entries takes the locks of their conversations first, always in this order. */
export async function lockConversations(tx: Transaction, ids: number[]): Promise<void> {
  await tx.$queryRaw`select id from "Conversation" where id = any(${ids}::int[]) order by id for update`;
}

function conditionOf(folder: Folder): string {
  return Object.entries(contents[folder])
    .map(([column, wanted]) => `"${column}" ${wanted === null ? "is null" : typeof wanted === "string" ? `= '${wanted}'` : "is not null"}`)
    .join(" and ");
}
