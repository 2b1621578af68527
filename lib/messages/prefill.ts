import { z } from "zod";
import { rowId } from "@/lib/keyset";

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
/** Kept whole, whatever its length: the form says what is too long. */
const words = z.preprocess((value) => (Array.isArray(value) ? value.join(", ") : value), z.string()).catch("");
const message = z.preprocess((value) => rowId(String(first(value))) ?? undefined, z.int().optional());

/** `/messages/write?to=alice,bob&subject=Coffee`. `reply` and `follow` both name the message to go on from: whose it is, is known. */
export const prefillSchema = z
  .object({ to: words, subject: words, body: words, draft: z.preprocess(first, z.uuid().optional()).catch(undefined), reply: message, follow: message })
  .transform(({ reply, follow, ...rest }) => ({ ...rest, parent: reply ?? follow }));
