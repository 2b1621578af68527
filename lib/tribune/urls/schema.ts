import { z } from "zod/mini";

/** A URL of the archive that the staff acts on, and the page of the list on which it stands. */
export const removalSchema = z.object({ url: z.coerce.number().check(z.int(), z.positive(), z.lte(2_147_483_647)), back: z.string().check(z.maxLength(600)) });
