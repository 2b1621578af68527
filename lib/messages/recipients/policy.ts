import type { Sender } from "@/lib/messages/sender";

export type Unwritable = "self" | "left";

export type Recipient = { id: number; leftAt: Date | null };
export type Rules = { toOneself: boolean };

export function whyNotWritable(sender: Pick<Sender, "memberId">, recipient: Recipient, { toOneself }: Rules): Unwritable | null {
  if (recipient.leftAt) return "left";
  if (recipient.id === sender.memberId && !toOneself) return "self";
  return null;
}
