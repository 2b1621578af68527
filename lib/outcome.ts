import type { RefusalCode } from "@/lib/refusal";

/** What an action answers. A refusal carries its sentences in the reader's language, and what was typed. */
export type Outcome<T = unknown> = { ok: true; value: T } | { ok: false; code: RefusalCode; message: string; fields: Record<string, string>; values: Record<string, string> };
