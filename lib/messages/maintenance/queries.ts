import "server-only";
import { patiently } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

export type Finding = { what: string; count: number; examples: number[] };

type Counted = { count: number; examples: number[] | null };

const shown = 5;

const counted = Prisma.sql`
  select "holderId", "conversationId", folder, (array_agg(id order by "sentAt" desc, id desc))[1] as latest, max("sentAt") as at,
    (count(*) filter (where not is_note_twin("messageId", "holderId", kind, folder)))::int as count, (count(*) filter (where kind = 'RECEIVED' and "readAt" is null))::int as unread
  from "MailboxEntry" where folder is not null group by "holderId", "conversationId", folder`;

/** Each looks for `id`s of what is wrong. What the database itself refuses is not looked for. */
const questions: Record<string, Prisma.Sql> = {
  "messages that nobody wrote or that go to nobody, though nobody left": Prisma.sql`
    select id from "Message" where num_nonnulls("authorId", "authorVisitorId") = 0 and num_nonnulls("recipientId", "recipientVisitorId") = 0`,
  "accepted messages that their recipient was not given": Prisma.sql`
    select message.id from "Message" message join "MailboxEntry" entry on entry."messageId" = message.id and entry.kind = 'RECEIVED'
    where message.state = 'ACCEPTED' and entry."deliveredAt" is null`,
  "messages that were delivered without being accepted": Prisma.sql`
    select message.id from "Message" message join "MailboxEntry" entry on entry."messageId" = message.id and entry.kind = 'RECEIVED'
    where message.state <> 'ACCEPTED' and entry."deliveredAt" is not null`,
  "answers older than what they answer": Prisma.sql`
    select message.id from "Message" message join "Message" parent on parent.id = message."parentId" where message."sentAt" < parent."sentAt"`,
  "messages that a mailbox dates otherwise": Prisma.sql`
    select message.id from "MailboxEntry" entry join "Message" message on message.id = entry."messageId" where entry."sentAt" <> message."sentAt"`,
  "folder lines that a recount does not give": Prisma.sql`
    select coalesce(head."conversationId", recount."conversationId") as id from "MailboxHead" head
    full join (${counted}) recount on recount."holderId" = head."holderId" and recount."conversationId" = head."conversationId" and recount.folder = head.folder
    where (head."latestEntryId", head."latestAt", head.count, head.unread) is distinct from (recount.latest, recount.at, recount.count, recount.unread)`,
  "folder lines that are muted without their conversation, or the other way round": Prisma.sql`
    select head."conversationId" as id from "MailboxHead" head
    where head.muted <> exists (select from "MutedConversation" muted where muted."holderId" = head."holderId" and muted."conversationId" = head."conversationId")`,
  "counts of unread messages that a recount does not give": Prisma.sql`
    select coalesce(mailbox."holderId", recount."holderId") as id from "Mailbox" mailbox
    full join (select "holderId", sum(unread)::int as unread from "MailboxHead" where folder = 'INBOX' and not muted group by "holderId") recount on recount."holderId" = mailbox."holderId"
    where coalesce(mailbox.unread, 0) <> coalesce(recount.unread, 0)`,
};

export async function checkUp(): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [what, question] of Object.entries(questions)) {
    const [row] = await patiently(
      (tx) => tx.$queryRaw<Counted[]>`
      select count(*)::int as count, (array_agg(id order by id))[1:${shown}::int] as examples from (${question}) wrong`,
    );
    if (row && row.count > 0) findings.push({ what, count: row.count, examples: row.examples ?? [] });
  }
  return findings;
}
