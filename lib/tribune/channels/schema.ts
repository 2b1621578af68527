import { z } from "zod/mini";
import { boundedMarks, visible } from "@/lib/text/rules";
import { isSlug } from "@/lib/tribune/slug";

const plain = z.refine<string>((text) => !/[\p{Cc}\p{Cs}]/u.test(text), "control");
const ticked = z.pipe(
  z.optional(z.union([z.boolean(), z.string()])),
  z.transform((box) => box === true || box === "on" || box === "true"),
);
const whole = (least: number, most: number) => z.pipe(z.string().check(z.trim(), z.regex(/^\d{1,6}$/, "numberInvalid")), z.pipe(z.transform(Number), z.number().check(z.minimum(least, "tooSmall"), z.maximum(most, "tooLarge"))));

const features = {
  title: z.string().check(z.trim(), visible, z.maxLength(55), plain, boundedMarks),
  description: z.string().check(z.trim(), z.maxLength(300), plain),
  locked: ticked,
  anonymousMayPost: ticked,
  slowSeconds: whole(0, 86_400),
  /** 0 for ever. */
  keepDays: whole(0, 36_500),
};

export const newChannelSchema = z.object({
  ...features,
  slug: z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(75),
    z.refine((slug) => /^[-\w]*$/.test(slug), "slugCharacters"),
    z.refine((slug) => !/^[-\w]+$/.test(slug) || isSlug(slug), "slugReserved"),
  ),
});

export const changedChannelSchema = z.object({ ...features, id: z.pipe(z.string().check(z.regex(/^[1-9]\d{0,8}$/)), z.transform(Number)) });

export type NewChannel = z.infer<typeof newChannelSchema>;
export type ChangedChannel = z.infer<typeof changedChannelSchema>;
