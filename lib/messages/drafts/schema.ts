import { z } from "zod/mini";
import { keySchema } from "@/lib/forms/fields";
import { idSchema, longestBody, replySchema, typedSchema } from "@/lib/messages/schema";

/** In milliseconds, as a form sends it. */
const timeSchema = z.pipe(z.string().check(z.regex(/^\d{1,13}$/)), z.transform(Number));

/**
 * `keptAt` is when the database kept what the form began with, or 0 for never, and `writer` which open page writes: by both it
 * is seen whether somebody wrote elsewhere in between. Without `keptAt` nobody looks.
 */
export const draftSchema = z.object({
  key: keySchema,
  conversation: z.optional(idSchema),
  parent: z.optional(idSchema),
  to: z._default(z.string().check(z.maxLength(6000)), ""),
  subject: z._default(z.string().check(z.maxLength(300)), ""),
  body: z._default(z.string().check(z.maxLength(2 * longestBody)), ""),
  keptAt: z.optional(timeSchema),
  writer: z.optional(z.uuid()),
});

const asked = z.literal("on");
const notAsked = z.optional(z.undefined());

/** What a form sends by its own button, or by the other one that only keeps what is written: that need not be fit to be sent. */
export const writingSchema = z.discriminatedUnion("keep", [z.extend(draftSchema, { keep: asked }), z.extend(typedSchema, { keep: notAsked })]);
export const answeringSchema = z.discriminatedUnion("lengthen", [z.object({ key: keySchema, parent: idSchema, body: draftSchema.shape.body, lengthen: asked }), z.extend(replySchema, { lengthen: notAsked })]);

export const dropDraftSchema = z.object({ key: keySchema });

export type KeptDraft = z.infer<typeof draftSchema>;
