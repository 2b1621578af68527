import type { Sender } from "@/lib/messages/sender";

export type Unwritable = "self" | "left";

export type Recipient = { id: number; leftAt: Date | null };
export type Rules = { toOneself: boolean };

/** The one place that says who may be written to by whom; null where nothing stands in the way. */
export function whyNotWritable(sender: Pick<Sender, "memberId">, recipient: Recipient, { toOneself }: Rules): Unwritable | null {
  if (recipient.leftAt) return "left";
  if (recipient.id === sender.memberId && !toOneself) return "self";
  return null;
}
