import { z } from "zod";

const words = (longest: number) =>
  z
    .preprocess((value) => (Array.isArray(value) ? value.join(", ") : value), z.string())
    .transform((text) => text.slice(0, longest))
    .catch("");

/** What an address such as `/messages/write?to=alice,bob&subject=Coffee` fills in beforehand. */
export const prefillSchema = z.object({ to: words(1000), subject: words(120), body: words(1000), draft: z.preprocess((value) => (Array.isArray(value) ? value[0] : value), z.uuid().optional()).catch(undefined) });
