import "server-only";
import { hashSecret, newSecret } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

const day = 24 * 3600 * 1000;

/** A new private link to a visitor's conversation; the earlier ones stay good until they expire. */
export async function issueVisitToken(tx: Transaction, { conversationId, now }: { conversationId: number; now: Date }): Promise<{ token: string; days: number }> {
  const token = newSecret();
  const days = await getSetting("messages.visitorLinkDays");
  await tx.token.create({ data: { purpose: "VISIT", tokenHash: hashSecret(token), conversationId, createdAt: now, expiresAt: new Date(now.getTime() + days * day) } });
  return { token, days };
}
