import "server-only";
import { databaseNow, db } from "@/lib/db";
import { eachInTurn } from "@/lib/jobs/commands";
import { nameKey } from "@/lib/members/name";
import { lockConversations } from "@/lib/messages/locks";

const batch = 500;
const lookedBack = 3 * 24 * 3600 * 1000;

/** Again, for whoever got another name or left within the last days: the run that should have may have been given up. */
export async function renewLateParties(): Promise<void> {
  const since = new Date((await databaseNow()).getTime() - lookedBack);
  const lately = [{ nameChanges: { some: { at: { gt: since } } } }, { leftAt: { gt: since } }];
  const members = await db.member.findMany({ where: { OR: lately }, select: { id: true }, take: batch });
  await eachInTurn(members, async ({ id }) => {
    for (let after: number | null = 0; after !== null; ) after = await renewParties(id, after);
  });
}

/** A batch of messages after the one given. Returns the last one seen, or null when there are no more; running it again changes nothing. */
export async function renewParties(memberId: number, after: number): Promise<number | null> {
  return db.$transaction(async (tx) => {
    const member = await tx.member.findUnique({ where: { id: memberId }, select: { name: true } });
    if (!member) return null;
    const messages = await tx.message.findMany({
      where: { OR: [{ authorId: memberId }, { recipientId: memberId }], id: { gt: after } },
      select: { id: true, conversationId: true },
      orderBy: { id: "asc" },
      take: batch,
    });
    await lockConversations(tx, [...new Set(messages.map(({ conversationId }) => conversationId))]);
    await tx.$executeRaw`
      update "MailboxEntry" entry set party = ${nameKey(member.name)} from "Message" message
      where message.id = entry."messageId" and message.id = any(${messages.map(({ id }) => id)}::int[]) and entry.party <> ${nameKey(member.name)}
        and (entry.kind = 'SENT' and message."recipientId" = ${memberId} or entry.kind = 'RECEIVED' and message."authorId" = ${memberId})`;
    return messages.length < batch ? null : (messages.at(-1)?.id ?? null);
  });
}
