import "server-only";
import type { Transaction } from "@/lib/transaction";

/** Of a muted conversation messages still arrive, but nobody is told: neither by the count of unread ones nor by mail. Returns the conversations of which it was not so before; whoever calls holds their locks. */
export async function changeMuting(tx: Transaction, holderId: number, { conversations, muted }: { conversations: number[]; muted: boolean }): Promise<number[]> {
  const changed = muted
    ? tx.$queryRaw<{ conversationId: number }[]>`
        insert into "MutedConversation" ("holderId", "conversationId") select ${holderId}, id from "Conversation" where id = any(${conversations}::int[]) on conflict do nothing returning "conversationId"`
    : tx.$queryRaw<{ conversationId: number }[]>`delete from "MutedConversation" where "holderId" = ${holderId} and "conversationId" = any(${conversations}::int[]) returning "conversationId"`;
  return (await changed).map(({ conversationId }) => conversationId);
}
