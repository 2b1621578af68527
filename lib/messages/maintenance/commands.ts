import "server-only";
import { databaseNow, db } from "@/lib/db";

const batch = 500;
const day = 24 * 3600 * 1000;

/**
 * Removes conversations for good that everybody who held a part of them put into the trash, the last one so many days
 * ago or longer, or has removed since; a visitor's side ends with the last private link (reference/messages.md
 * section 13). What a visitor never confirmed goes with its link. Returns how many conversations went.
 */
export async function cleanUp(days: number): Promise<number> {
  const before = new Date((await databaseNow()).getTime() - days * day);
  let removed = 0;
  for (;;) {
    const count = await db.$executeRaw`
      delete from "Conversation" where id in (
        select id from "Conversation" conversation
        where "createdAt" <= ${before}
          and not exists (
            select from "MailboxEntry" entry
            where entry."conversationId" = conversation.id and (entry."trashedAt" is null or entry."trashedAt" > ${before})
              and not exists (select from "Message" message where message.id = entry."messageId" and message.state = 'UNCONFIRMED')
          )
          and not exists (select from "Token" token where token."conversationId" = conversation.id and token."expiresAt" > clock_timestamp())
        order by id limit ${batch}
      )`;
    removed += count;
    if (count < batch) return removed;
  }
}
