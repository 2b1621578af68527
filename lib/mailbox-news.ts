import { Prisma } from "@/lib/generated/prisma/client";

/**
 * What has changed in a mailbox since a page showed it: how many are unread, which message is the newest of the inbox,
 * how many of one's own were settled late, and which message came last, into whatever folder.
 */
export type MailboxNews = { unread: number; newest: number; settlements: number; last: number };

/** Of the table `"Member" member`. Here and not with the messages, since a session brings it along for the head of each page. */
export const mailboxNews = {
  columns: Prisma.sql`coalesce(mailbox.unread, 0) as unread, coalesce(mailbox.settlements, 0) as settlements,
      coalesce((
        select entry."messageId" from (select "latestEntryId" from "MailboxHead" where "holderId" = member.id and folder = 'INBOX' order by "latestAt" desc, "latestEntryId" desc limit 1) head
        join "MailboxEntry" entry on entry.id = head."latestEntryId"
      ), 0) as newest,
      coalesce((
        select "messageId" from "MailboxEntry" where "holderId" = member.id and "deliveredAt" is not null
        order by "deliveredAt" desc, "messageId" desc limit 1
      ), 0) as last`,
  join: Prisma.sql`left join "Mailbox" mailbox on mailbox."holderId" = member.id`,
};
