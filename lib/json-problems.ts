import type { $ZodIssue } from "zod/v4/core";
import type { Catalogue } from "@/lib/i18n/catalogues";
import { fill, type Problem, problemOf } from "@/lib/problems";

type Sentences = Record<string, string> & { invalid: string; field: string; unknownField: string };

/** What people are told, and what only programs can run into. */
export function sentencesFor({ problems, api }: Catalogue): Sentences {
  return { ...problems, ...api };
}

/** The first sentence of each field; `form` is for what concerns none. */
export function errorsIn(issues: readonly $ZodIssue[], sentences: Sentences): Record<string, string> {
  const said = issues.flatMap((issue) => {
    const field = issue.path.length > 0 ? String(issue.path[0]) : undefined;
    if (issue.code === "unrecognized_keys") return issue.keys.map((name) => [field ?? name, fill(sentences.unknownField, { name })] as const);
    const { key, values } = closerProblemOf(issue);
    return [[field ?? "form", fill(sentences[key] ?? sentences.invalid, values)] as const];
  });
  return Object.fromEntries([...new Map(said.reverse())].reverse());
}

export function detailOf(errors: Record<string, string>, sentences: Sentences): string {
  const named = Object.entries(errors).map(([field, sentence]) => fill(sentences.field, { field, sentence }));
  return named.join(" ") || sentences.invalid;
}

/** A form offers nothing but what fits; a program has to be told what that would be. */
function closerProblemOf(issue: $ZodIssue): Problem {
  const problem = problemOf(issue);
  if (problem.key !== "invalid") return problem;
  if (issue.code === "invalid_value") return { key: "choices", values: { choices: issue.values.filter((each) => each !== "").join(", ") } };
  return issue.code === "invalid_type" ? { key: issue.expected, values: {} } : problem;
}
