import { z } from "zod";
import { kinds, longestPattern, mostRules, type Rule, targets } from "@/lib/tribune/filters/rule";

/** What the tribune keeps of somebody between two visits: in a cookie, or beside the access token of a program. */
export type State = {
  /** By what people without an account are known again; null until they post. */
  who: string | null;
  name: string | null;
  /** Whose rules these are: those of one member are not for the next in the same browser. */
  holder: number | null;
  filtering: boolean;
  /** Null while nothing was said: what a member has saved then counts. */
  rules: readonly Rule[] | null;
};

export const blank: State = { who: null, name: null, holder: null, filtering: true, rules: null };

const kept = z.object({
  w: z.string().max(64).nullable().default(null),
  n: z.string().max(150).nullable().default(null),
  m: z.number().int().nullable().default(null),
  off: z.literal(1).optional(),
  r: z
    .array(z.tuple([z.enum(targets), z.enum(kinds), z.string().min(1).max(longestPattern)]))
    .max(mostRules)
    .nullable()
    .default(null),
});

export type Packed = z.input<typeof kept>;

export function pack({ who, name, holder, filtering, rules }: State): Packed {
  return { ...(who && { w: who }), ...(name && { n: name }), ...(holder && { m: holder }), ...(!filtering && { off: 1 as const }), ...(rules && { r: rules.map(({ target, kind, pattern }) => [target, kind, pattern]) }) };
}

export function unpack(packed: unknown): State {
  const { data } = kept.safeParse(packed);
  if (!data) return blank;
  return { who: data.w, name: data.n, holder: data.m, filtering: !data.off, rules: data.r?.map(([target, kind, pattern]) => ({ target, kind, pattern })) ?? null };
}
