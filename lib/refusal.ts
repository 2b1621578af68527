import { type $ZodType, safeParse } from "zod/v4/core";
import { problemsByField } from "@/lib/problems";

export type RefusalCode = "not_found" | "forbidden" | "conflict" | "invalid" | "too_many" | "signed_out" | "busy";

type Options = { field?: string; values?: Record<string, string | number | Date>; also?: Refusal[] };

export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly sentence: string;
  readonly field: string | undefined;
  readonly values: Record<string, string | number | Date>;

  readonly also: readonly Refusal[];

  constructor(code: RefusalCode, sentence: string, options: Options = {}) {
    super(sentence);
    this.code = code;
    this.sentence = sentence;
    this.field = options.field;
    this.values = options.values ?? {};
    this.also = options.also ?? [];
  }
}

export function refusalsIn(schema: $ZodType, input: unknown): Refusal[] {
  const parsed = safeParse(schema, input, { reportInput: true });
  return Object.entries(parsed.success ? {} : problemsByField(parsed.error.issues)).map(([field, { key, values }]) => new Refusal("invalid", key, { field, values }));
}

export function refuseAll([first, ...also]: Refusal[]): void {
  if (first) throw new Refusal(first.code, first.sentence, { ...(first.field !== undefined && { field: first.field }), values: first.values, also });
}

export function sentencesOf(refusal: Refusal, say: (each: Refusal) => string): Record<string, string> {
  const said: Record<string, string> = {};
  for (const each of [refusal, ...refusal.also]) {
    const field = each.field ?? "form";
    said[field] = said[field] ? `${said[field]} ${say(each)}` : say(each);
  }
  return said;
}
