type Handover = { handedOverAt: Date | null; failedAt: Date | null; transport: string | null };

export type MailState = "kept" | "waiting" | "handedOver" | "failed";

/** What became of a mail: shown here only, still to be handed over, handed over, or given up. */
export function mailState({ handedOverAt, failedAt, transport }: Handover): MailState {
  if (handedOverAt) return transport === "outbox" ? "kept" : "handedOver";
  return failedAt ? "failed" : "waiting";
}
