import { z } from "zod/mini";
import { keySchema } from "@/lib/forms/fields";
import { nameKey } from "@/lib/members/name";
import { mostRecipients, recipientNames } from "@/lib/messages/recipients/names";
import { longestSubject } from "@/lib/messages/subject";
import { addressSchema, boundedMarks, visible } from "@/lib/text/rules";
import { hidesCharacters } from "@/lib/text/visible";

export const longestBody = 20_000;
const longestList = 6000;

const plainLine = z.refine<string>((text) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text), "control");
const plainText = z.refine<string>((text) => !/[^\P{Cc}\n\t]|\p{Cs}/u.test(text), "control");

const subjectSchema = z.string().check(z.trim(), visible, z.maxLength(longestSubject), plainLine, boundedMarks);
const bodySchema = z.string().check(visible, z.maxLength(longestBody), plainText, boundedMarks);
export const idSchema = z.pipe(z.string().check(z.regex(/^[1-9]\d{0,8}$/)), z.transform(Number));

/** How many people is told before how many characters. */
const listSchema = z.string().check(
  z.refine((list) => recipientNames(list).length <= mostRecipients, "recipientsTooMany"),
  z.maxLength(longestList),
  plainLine,
);

export const writeSchema = z.object({
  to: listSchema.check(z.refine((list) => recipientNames(list).length > 0, "recipientRequired")),
  subject: subjectSchema,
  body: bodySchema,
  key: keySchema,
});

export const longAnswerSchema = z.object({ parent: idSchema, to: listSchema, subject: subjectSchema, body: bodySchema, key: keySchema });

const preview = z.optional(z.literal("on"));

const typed = z._default(z.string().check(z.maxLength(200_000)), "");

/** What the forms send, whatever is wrong with it: the command tells of everything at once. */
export const typedSchema = z.object({ parent: z.optional(idSchema), to: typed, subject: typed, body: typed, key: keySchema, preview });

export const answerSchema = z.object({ body: bodySchema, key: keySchema });

export const replySchema = z.extend(answerSchema, { conversation: idSchema, preview });

export const visitAnswerSchema = z.extend(answerSchema, { preview, token: z.string().check(z.maxLength(200)) });

export const visitSchema = z.object({ token: z.string().check(z.maxLength(200)) });

export const contactSchema = z.object({
  recipient: z.string().check(z.maxLength(60), plainLine),
  name: z.string().check(
    z.trim(),
    visible,
    z.maxLength(40),
    plainLine,
    z.refine((name) => !hidesCharacters(name), "nameHidden"),
    boundedMarks,
    z.refine((name) => nameKey(name).length <= 80, "invalid"),
  ),
  email: addressSchema,
  subject: subjectSchema,
  body: bodySchema,
  key: keySchema,
});

export type Writing = z.infer<typeof writeSchema>;
export type LongAnswer = z.infer<typeof longAnswerSchema>;
export type Reply = z.infer<typeof replySchema>;
export type Contact = z.infer<typeof contactSchema>;
export type VisitAnswer = z.infer<typeof visitAnswerSchema>;
