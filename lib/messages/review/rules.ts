import "server-only";
import type { MessageState } from "@/lib/generated/prisma/enums";
import { getSetting } from "@/lib/settings/queries";

/** What a message is that nobody has judged. */
export async function stateOfNew(): Promise<Exclude<MessageState, "UNCONFIRMED">> {
  const chosen = await getSetting("messages.newMessages");
  return ({ accepted: "ACCEPTED", pending: "PENDING", rejected: "REJECTED" } as const)[chosen];
}
