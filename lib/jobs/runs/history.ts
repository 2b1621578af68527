import type { WholeRun } from "@/lib/jobs/runs/queries";

export type Attempt = WholeRun["attempts"][number];

export type Chapter = { name: string | null; end: WholeRun["steps"][number] | null; failures: Attempt[] };

export function historyOf({ steps, attempts }: Pick<WholeRun, "steps" | "attempts">): Chapter[] {
  const failuresOf = (hash: string | null) => attempts.filter((attempt) => attempt.hash === hash);
  const ended = steps.map((step) => ({ name: step.name, end: step, failures: failuresOf(step.hash) }));
  const known = new Set(steps.map(({ hash }) => hash));
  const open = new Map(attempts.flatMap(({ hash, step }) => (hash !== null && !known.has(hash) ? [[hash, step] as const] : [])));
  const unended = [...open].map(([hash, name]) => ({ name, end: null, failures: failuresOf(hash) }));
  const outside = failuresOf(null);
  return [...ended, ...unended, ...(outside.length > 0 ? [{ name: null, end: null, failures: outside }] : [])];
}
