type Handover = { handedOverAt: Date | null; failedAt: Date | null; transport: string | null };

export type MailState = "kept" | "waiting" | "handedOver" | "failed";

/** Whether nothing is left of what a mail said: it would be sent empty. */
export function isTextGone({ html, text }: { html: string; text: string }): boolean {
  return html === "" && text === "";
}

/** What became of a mail: shown here only, still to be handed over, handed over, or given up. */
export function mailState({ handedOverAt, failedAt, transport }: Handover): MailState {
  if (handedOverAt) return transport === "outbox" ? "kept" : "handedOver";
  return failedAt ? "failed" : "waiting";
}
