import { z } from "zod/mini";

/** However long: what is too long is said when it is sent. */
export const previewSchema = z.object({ body: z.string().check(z.maxLength(100_000)) });
