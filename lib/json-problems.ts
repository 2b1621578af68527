import type { $ZodIssue } from "zod/v4/core";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { fill, type Problem, problemOf, problemsByField } from "@/lib/problems";

type Sentences = Record<string, string> & { invalid: string; field: string };

/** What people are told, and what only programs can run into. */
export function sentencesFor({ problems, api }: Catalogue): Sentences {
  return { ...problems, ...api };
}

/** The first sentence of each field; `form` is for what concerns none. */
export function errorsIn(issues: readonly $ZodIssue[], sentences: Sentences): Record<string, string> {
  const wrong = problemsByField(issues.flatMap(eachUnknown), closerProblemOf);
  return Object.fromEntries(Object.entries(wrong).map(([field, { key, values }]) => [field, fill(sentences[key] ?? sentences.invalid, values)]));
}

export function detailOf(errors: Record<string, string>, sentences: Sentences): string {
  const named = Object.entries(errors).map(([field, sentence]) => fill(sentences.field, { field, sentence }));
  return named.join(" ") || sentences.invalid;
}

/** An issue for each name that is not taken, in the place of one for all. */
function eachUnknown(issue: $ZodIssue): $ZodIssue[] {
  if (issue.code !== "unrecognized_keys") return [issue];
  return issue.keys.map((name) => ({ ...issue, keys: [name], path: issue.path.length > 0 ? issue.path : [name] }));
}

/** A form offers nothing but what fits; a program has to be told what that would be. */
function closerProblemOf(issue: $ZodIssue): Problem {
  const problem = problemOf(issue);
  if (problem.key !== "invalid") return problem;
  if (issue.code === "unrecognized_keys") return { key: "unknownField", values: { name: String(issue.keys[0]) } };
  if (issue.code === "invalid_value") return { key: "choices", values: { choices: issue.values.filter((each) => each !== "").join(", ") } };
  return issue.code === "invalid_type" ? { key: issue.expected, values: {} } : problem;
}
