import { z } from "zod/mini";
import { idSchema, longestBody, replySchema, typedSchema } from "@/lib/messages/schema";

export const draftSchema = z.object({
  key: z.uuid(),
  conversation: z.optional(idSchema),
  parent: z.optional(idSchema),
  to: z._default(z.string().check(z.maxLength(6000)), ""),
  subject: z._default(z.string().check(z.maxLength(300)), ""),
  body: z._default(z.string().check(z.maxLength(2 * longestBody)), ""),
});

/** Of a page that is open in a browser: somebody else may have signed in there since. */
export const draftOfSchema = z.extend(draftSchema, { holder: idSchema });

const asked = z.literal("on");
const notAsked = z.optional(z.undefined());

/** What a form sends by its own button, or by the other one that only keeps what is written: that need not be fit to be sent. */
export const writingSchema = z.discriminatedUnion("keep", [z.extend(draftSchema, { keep: asked }), z.extend(typedSchema, { keep: notAsked })]);
export const answeringSchema = z.discriminatedUnion("lengthen", [z.object({ key: z.uuid(), parent: idSchema, body: draftSchema.shape.body, lengthen: asked }), z.extend(replySchema, { lengthen: notAsked })]);

export const dropDraftSchema = z.object({ key: z.uuid() });

export type KeptDraft = z.infer<typeof draftSchema>;
