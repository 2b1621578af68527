import { z } from "zod";
import { rowId } from "@/lib/keyset";

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const words = (longest: number) =>
  z
    .preprocess((value) => (Array.isArray(value) ? value.join(", ") : value), z.string())
    .transform((text) => text.slice(0, longest))
    .catch("");
const message = z.preprocess((value) => rowId(String(first(value))) ?? undefined, z.int().optional());

/** `/messages/write?to=alice,bob&subject=Coffee`. `reply` and `follow` both name the message to go on from: whose it is, is known. */
export const prefillSchema = z
  .object({ to: words(1000), subject: words(300), body: words(20_000), draft: z.preprocess(first, z.uuid().optional()).catch(undefined), reply: message, follow: message })
  .transform(({ reply, follow, ...rest }) => ({ ...rest, parent: reply ?? follow }));
