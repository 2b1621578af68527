import { z } from "zod";

/** Where a page of a list begins, newest first: after the row of this time and number. In an address: `1763720000000-42`. */
export type Keyset<Id = number> = { at: Date; id: Id };

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);

export const listSchema = listFor(60);

/** A list that is searched for texts of that length at most. */
export function listFor(longestSearch: number) {
  const words = z
    .string()
    .trim()
    .max(longestSearch)
    .regex(/^\P{Cc}*$/u);
  return z.object({ q: z.preprocess(one, words.optional()).catch(undefined), after: after(/\d{1,9}/, Number) });
}

export const afterUuid = after(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/, String);

const largestPage = 100;

export function pageSize(usual: number) {
  return typedNumber(wholeNumber(1, largestPage).default(usual));
}

export function wholeNumber(min: number, max: number) {
  return z.custom<number>((given) => Number.isInteger(given) && Number(given) >= min && Number(given) <= max, { error: "outOfRange", params: { min, max } });
}

/** What stands in an address is text. */
export function typedNumber<S extends z.ZodType>(schema: S) {
  return z.preprocess((typed) => (typeof typed === "string" ? Number(typed) : typed), schema);
}

export type List = z.infer<typeof listSchema>;

export function queryAfter(last: Keyset<number | string> | undefined, search: string | undefined, filter: Record<string, string> = {}): string {
  return new URLSearchParams({ ...filter, ...(search ? { q: search } : {}), ...(last ? { after: `${last.at.getTime()}-${last.id}` } : {}) }).toString();
}

export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

function after<Id>(id: RegExp, read: (text: string) => Id) {
  const keyset = new RegExp(`^(\\d{1,13})-(${id.source})$`);
  const parse = (text: string): Keyset<Id> => {
    const [, time = "", rest = ""] = keyset.exec(text) ?? [];
    return { at: new Date(Number(time)), id: read(rest) };
  };
  return z.preprocess(one, z.string().regex(keyset).transform(parse).optional()).catch(undefined);
}

export function rowId(segment: string): number | null {
  return /^[1-9]\d{0,8}$/.test(segment) ? Number(segment) : null;
}
