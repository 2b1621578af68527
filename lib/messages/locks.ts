import "server-only";
import type { Transaction } from "@/lib/transaction";

/** Whoever changes entries that exist takes the locks of their conversations first, always in this order. */
export async function lockConversations(tx: Transaction, ids: number[]): Promise<void> {
  await tx.$queryRaw`select id from "Conversation" where id = any(${ids}::int[]) order by id for no key update`;
}
