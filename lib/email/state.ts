type Handover = { handedOverAt: Date | null; failedAt: Date | null; transport: string | null };

export type MailState = "kept" | "waiting" | "handedOver" | "failed";

export function isTextGone({ html, text }: { html: string; text: string }): boolean {
  return html === "" && text === "";
}

export function mailState({ handedOverAt, failedAt, transport }: Handover): MailState {
  if (handedOverAt) return transport === "outbox" ? "kept" : "handedOver";
  return failedAt ? "failed" : "waiting";
}
