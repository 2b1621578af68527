import type { RefusalCode } from "@/lib/refusal";

export type Outcome<T = unknown> = { ok: true; value: T } | { ok: false; code: RefusalCode; message: string; fields: Record<string, string>; values: Record<string, string> };

/** What an action's form is to show, by name: how something would look, or a secret that is shown once. What was typed may stay. */
export type Shown = { shown: Record<string, string>; typed: Record<string, string> };

export function isShown(value: unknown): value is Shown {
  return typeof value === "object" && value !== null && "shown" in value && "typed" in value;
}
