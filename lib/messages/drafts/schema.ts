import { z } from "zod/mini";
import { idSchema, longestBody } from "@/lib/messages/schema";

export const draftSchema = z.object({
  key: z.uuid(),
  conversation: z.optional(idSchema),
  parent: z.optional(idSchema),
  to: z._default(z.string().check(z.maxLength(6000)), ""),
  subject: z._default(z.string().check(z.maxLength(300)), ""),
  body: z._default(z.string().check(z.maxLength(2 * longestBody)), ""),
});

export const lengthenSchema = z.object({ key: z.uuid(), parent: idSchema, body: draftSchema.shape.body });

export const dropDraftSchema = z.object({ key: z.uuid() });

export type KeptDraft = z.infer<typeof draftSchema>;
