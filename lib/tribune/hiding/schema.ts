import { z } from "zod/mini";

/** A post that the staff acts on, and the page of the list on which it stands. */
export const hidingSchema = z.object({ post: z.coerce.number().check(z.int(), z.positive(), z.lte(2_147_483_647)), back: z.string().check(z.maxLength(300)) });
