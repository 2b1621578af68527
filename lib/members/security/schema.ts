import { z } from "zod/mini";

export const sessionSchema = z.object({ sessionId: z.coerce.number().check(z.int(), z.positive(), z.lte(2_147_483_647)) });
