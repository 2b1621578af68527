import type { RefusalCode } from "@/lib/refusal";

/** What an action answers. A refusal carries its sentences in the reader's language, and what was typed. */
export type Outcome<T = unknown> = { ok: true; value: T } | { ok: false; code: RefusalCode; message: string; fields: Record<string, string>; values: Record<string, string> };

/** What an action answers that was asked to show how something would look, as HTML by field: the form stays, with what was typed. */
export type Preview = { previews: Record<string, string>; typed: Record<string, string> };

export function isPreview(value: unknown): value is Preview {
  return typeof value === "object" && value !== null && "previews" in value && "typed" in value;
}
