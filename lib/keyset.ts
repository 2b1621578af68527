import { z } from "zod";

/** Where a page of a list begins, newest first: after the row of this time and number. In an address: `1763720000000-42`. */
export type Keyset = { at: Date; id: number };

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** The query of a searched list; what makes no sense is left out. */
export const listSchema = z.object({
  q: z
    .preprocess(
      one,
      z
        .string()
        .trim()
        .max(60)
        .regex(/^\P{Cc}*$/u)
        .optional(),
    )
    .catch(undefined),
  after: z
    .preprocess(
      one,
      z
        .string()
        .regex(/^\d{1,13}-\d{1,9}$/)
        .transform(parseKeyset)
        .optional(),
    )
    .catch(undefined),
});

export type List = z.infer<typeof listSchema>;

/** The query of the page that follows a row. */
export function queryAfter(last: Keyset | undefined, search: string | undefined): string {
  return new URLSearchParams({ ...(search ? { q: search } : {}), ...(last ? { after: `${last.at.getTime()}-${last.id}` } : {}) }).toString();
}

/** `%` and `_` of a search stand for themselves. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

function parseKeyset(text: string): Keyset {
  const [time = 0, id = 0] = text.split("-").map(Number);
  return { at: new Date(time), id };
}

/** The number of a row in an address, or null for what cannot be one. */
export function rowId(segment: string): number | null {
  return /^[1-9]\d{0,8}$/.test(segment) ? Number(segment) : null;
}
