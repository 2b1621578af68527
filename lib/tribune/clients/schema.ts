import { z } from "zod/mini";

export const clientTokenSchema = z.object({ slug: z.string().check(z.maxLength(75)) });
