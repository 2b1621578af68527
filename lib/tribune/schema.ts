import { z } from "zod/mini";
import { keySchema } from "@/lib/forms/fields";
import { solvedWorkSchema } from "@/lib/members/joining/schema";
import { isBlank } from "@/lib/tribune/content";

export const postSchema = z.object({
  content: z.string().check(z.refine((content) => !isBlank(content), "required")),
  slug: z.string(),
  key: keySchema,
  work: z.optional(solvedWorkSchema),
  /** Present where no script runs: the answer is then a page. */
  script: z.optional(z.literal("off")),
  back: z.optional(z.string().check(z.maxLength(300))),
});

export const workSchema = z.object({});
