import { z } from "zod";

const path = z.string().regex(/^event\.data\.\w+(\.\w+)*$/);
const period = z.string().regex(/^(\d+[smhdw])+$/);
const limitOfOne = z.strictObject({ limit: z.literal(1), key: path.optional(), scope: z.literal("fn").optional() });

/** What the runner knows how to do: whatever else a function asks for is refused. */
const served = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  triggers: z.array(z.union([z.strictObject({ event: z.string().regex(/^[^*]+$/), expression: z.string().optional() }), z.strictObject({ cron: z.string() })])).min(1),
  steps: z.record(z.string(), z.object({ retries: z.object({ attempts: z.number().optional() }).optional() })),
  idempotency: path.optional(),
  debounce: z.strictObject({ key: path.optional(), period }).optional(),
  concurrency: z.union([z.literal(1), limitOfOne, z.tuple([limitOfOne]).transform(([only]) => only)]).optional(),
});

export type Trigger = { event: string; ofFunction?: string | undefined } | { cron: string };

export type ServedFunction = {
  id: string;
  triggers: Trigger[];
  attempts: number;
  idempotency?: string | undefined;
  debounce?: { key?: string | undefined; milliseconds: number };
  /** Steps of runs with the same value of this key, or of all runs, take turns. */
  takesTurns?: { key?: string | undefined };
};

const defaultRetries = 4;
const failureOf = /^event\.data\.function_id == '([^']+)'$/;

/** Throws a sentence that names the first function, and what it asks for, beyond our means. */
export function readFunctions(configurations: unknown[]): ServedFunction[] {
  return configurations.map((configuration) => {
    const parsed = served.safeParse(configuration);
    if (!parsed.success) throw refusal(configuration, featureOf(parsed.error.issues[0]));
    const { id, steps, idempotency, debounce, concurrency } = parsed.data;
    const retries = Object.values(steps)[0]?.retries?.attempts ?? defaultRetries;
    const triggers = parsed.data.triggers.map((trigger) => ("cron" in trigger ? trigger : { event: trigger.event, ofFunction: failedFunction(configuration, trigger.expression) }));
    return {
      id,
      triggers,
      attempts: retries + 1,
      idempotency,
      ...(debounce && { debounce: { key: debounce.key, milliseconds: millisecondsOf(debounce.period) } }),
      ...(concurrency && { takesTurns: concurrency === 1 ? {} : { key: concurrency.key } }),
    };
  });
}

const units = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

export function millisecondsOf(period: string): number {
  return [...period.matchAll(/(\d+)([smhdw])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units], 0);
}

export function valueAt(expression: string, event: { data: unknown }): string {
  const value = expression
    .split(".")
    .slice(1)
    .reduce<unknown>((from, name) => (from as Record<string, unknown> | undefined)?.[name], event);
  return value === undefined ? "" : JSON.stringify(value);
}

/** The only expression of a trigger that we know is the one that the SDK writes for onFailure. */
function failedFunction(configuration: unknown, expression: string | undefined): string | undefined {
  if (expression === undefined) return undefined;
  const [, id] = failureOf.exec(expression) ?? [];
  if (!id) throw refusal(configuration, `a trigger with the condition ${expression}`);
  return id;
}

function featureOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === "unrecognized_keys" && issue.path.length === 0) return String(issue.keys[0]);
  return issue?.path.length ? `this kind of ${String(issue.path[0])}` : "something unknown";
}

export class Unsupported extends Error {}

function refusal(configuration: unknown, feature: string): Unsupported {
  const { id = "without a name" } = configuration as { id?: string };
  return new Unsupported(`The function ${id} asks for ${feature}, which the local runner cannot do: write it otherwise, or run it on Inngest.`);
}
