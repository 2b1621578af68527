import { z } from "zod/mini";
import { acts } from "@/lib/messages/filing/act";
import { folders } from "@/lib/messages/folder";
import { idSchema } from "@/lib/messages/schema";

const one = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);
const ids = z.pipe(z.pipe(z.union([z.string(), z.array(z.string())]), z.transform(one)), z.array(idSchema).check(z.maxLength(100)));

/** `next` is where to go on, and for `all` the folder as it is looked at; `newest` the message that came last when the page was made. */
export const filingSchema = z.object({
  act: z.enum(acts),
  folder: z.optional(z.enum(folders)),
  conversation: z.optional(ids),
  message: z.optional(ids),
  all: z.optional(z.string()),
  newest: idSchema,
  next: z.optional(z.string().check(z.maxLength(2000))),
});

export const markReadSchema = z.object({ conversation: idSchema, oldest: idSchema, newest: idSchema });

export const filingOneSchema = z.object({
  one: z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => ({ act: text.split("-")[0], message: text.split("-")[1] })),
    ),
    z.object({ act: z.enum(acts), message: idSchema }),
  ),
  next: z.optional(z.string().check(z.maxLength(2000))),
});

export const undoSchema = z.object({ undo: z.uuid(), next: z.optional(z.string().check(z.maxLength(2000))) });

/** `until` is when the page was made, in milliseconds. */
export const emptyTrashSchema = z.object({
  sure: z.literal("yes"),
  until: z.pipe(
    z.string().check(z.regex(/^\d{1,13}$/)),
    z.transform((typed) => new Date(Number(typed))),
  ),
});
