import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Party } from "@/lib/messages/delivery";
import type { Transaction } from "@/lib/transaction";

type Row = {
  id: number;
  conversationId: number;
  own: boolean;
  subject: string;
  body: string;
  memberId: number | null;
  memberName: string | null;
  leftAt: Date | null;
  visitorId: number | null;
  visitorName: string | null;
  visitorEmail: string | null;
  now: Date;
};

export type Answerable = Row & { other: Party };

/** Locks the conversation that somebody holds a message of, before anything is read that the answer depends on. */
export async function lockConversationOf(tx: Transaction, holder: Actor, messageId: number): Promise<void> {
  await tx.$queryRaw`
    select id from "Conversation" where id = (select "conversationId" from "MailboxEntry" where "holderId" = ${holder.memberId} and "messageId" = ${messageId} limit 1) for no key update`;
}

/** The newest message that somebody received in a conversation, or the one that is named; null where the trash or nothing has it. */
export async function findAnswerable(tx: Transaction, holder: Actor, which: { conversation: number } | { message: number }): Promise<Answerable | null> {
  const wanted = "message" in which ? Prisma.sql`entry."messageId" = ${which.message}` : Prisma.sql`entry."conversationId" = ${which.conversation} and entry.kind = 'RECEIVED'`;
  const [row] = await tx.$queryRaw<Row[]>`
    select message.id, message."conversationId", entry.kind = 'SENT' as own, message.subject, message.body, clock_timestamp()::timestamptz(3) as now,
      member.id as "memberId", member.name as "memberName", member."leftAt", visitor.id as "visitorId", visitor.name as "visitorName", visitor.email as "visitorEmail"
    from "MailboxEntry" entry join "Message" message on message.id = entry."messageId" and message.state = 'ACCEPTED'
    left join "Member" member on member.id = case when entry.kind = 'SENT' then message."recipientId" else message."authorId" end
    left join "Visitor" visitor on visitor.id = case when entry.kind = 'SENT' then message."recipientVisitorId" else message."authorVisitorId" end
    where entry."holderId" = ${holder.memberId} and entry.folder <> 'TRASH' and ${wanted}
    order by entry.kind = 'RECEIVED' desc, entry."sentAt" desc, entry.id desc limit 1`;
  const other = row && otherSide(row);
  return row && other ? { ...row, other } : null;
}

function otherSide({ memberId, memberName, visitorId, visitorName }: Row): Party | null {
  if (memberId !== null && memberName !== null) return { kind: "member", id: memberId, name: memberName };
  return visitorId !== null && visitorName !== null ? { kind: "visitor", id: visitorId, name: visitorName } : null;
}
