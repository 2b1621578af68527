import { z } from "zod/mini";

export const previewSchema = z.object({ body: z.string().check(z.maxLength(100_000)) });
