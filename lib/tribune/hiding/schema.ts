import { z } from "zod/mini";

export const hidingSchema = z.object({ post: z.coerce.number().check(z.int(), z.positive(), z.lte(2_147_483_647)), back: z.string().check(z.maxLength(2000)) });
