import { z } from "zod/mini";
import { isBlank } from "@/lib/tribune/content";

export const editSchema = z.object({
  content: z.string().check(z.refine((content) => !isBlank(content), "required")),
  slug: z.string(),
  number: z.coerce.number().check(z.int(), z.positive(), z.lte(2_147_483_647)),
  /** Present where no script runs: the answer is then a page. */
  script: z.optional(z.literal("off")),
  back: z.optional(z.string().check(z.maxLength(300))),
});
