import type { $ZodIssue } from "zod/v4/core";

export type Problem = { key: string; values: Record<string, string | number> };

/** A schema may name a sentence itself, with `error: "nameTaken"`; otherwise the kind of the issue decides. */
export function problemOf(issue: $ZodIssue): Problem {
  if (/^[a-z][A-Za-z]+$/.test(issue.message)) return { key: issue.message, values: bounds(issue) };
  if (issue.code === "too_small") return { key: issue.origin === "string" ? (Number(issue.minimum) <= 1 ? "required" : "tooShort") : "tooSmall", values: bounds(issue) };
  if (issue.code === "too_big") return { key: issue.origin === "string" ? "tooLong" : "tooLarge", values: bounds(issue) };
  if (issue.code === "invalid_type" && issue.input === undefined) return { key: "required", values: {} };
  if (issue.code === "invalid_format" && issue.format === "email") return { key: "emailInvalid", values: {} };
  if (issue.code === "invalid_format" && issue.format === "uuid") return { key: "uuidInvalid", values: {} };
  return { key: "invalid", values: {} };
}

/** Of a parse with `reportInput`; the first problem of each field counts. `form` holds those that belong to no field. */
export function problemsByField(issues: readonly $ZodIssue[], problem = problemOf): Record<string, Problem> {
  // Without a prototype: a field may be called "constructor".
  const found: Record<string, Problem> = Object.create(null);
  for (const issue of issues) found[issue.path.length ? String(issue.path[0]) : "form"] ??= problem(issue);
  return found;
}

/** Fills `{max}` and the like: the sentences of `problems` use nothing richer, so that forms can show them without a library. */
export function fill(sentence: string, values: Record<string, string | number | Date>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

function bounds(issue: $ZodIssue): Problem["values"] {
  return {
    ...("minimum" in issue ? { min: Number(issue.minimum) } : {}),
    ...("maximum" in issue ? { max: Number(issue.maximum) } : {}),
    ...("params" in issue ? issue.params : {}),
  };
}
