import { type $ZodType, safeParse } from "zod/v4/core";
import { type Problem, problemsByField } from "@/lib/problems";

/** What is wrong with what a form holds, by field. A file of its own, so that a page brings the rules only once somebody comes to its form. */
export function wrongFields(schema: $ZodType, input: Record<string, unknown>): Record<string, Problem> {
  const parsed = safeParse(schema, input, { reportInput: true });
  return parsed.success ? {} : problemsByField(parsed.error.issues);
}
