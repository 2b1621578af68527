import { z } from "zod/mini";

export const addressSchema = z.object({
  address: z.string().check(
    z.trim(),
    z.minLength(1),
    z.maxLength(2000),
    z.refine((text) => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text), "pictureAddress"),
  ),
});
