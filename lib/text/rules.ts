import { z } from "zod/mini";
import { hasPlainMailbox, isAddress } from "@/lib/text/address";
import { hasVisible, mostMarks, stacksMarks } from "@/lib/text/visible";

/** For what is shown as a link or a name, or must not be empty. */
export const visible = z.refine<string>(hasVisible, "required");

export const boundedMarks = z.refine<string>((text) => !stacksMarks(text), {
  error: "marksStacked",
  params: { max: mostMarks },
});

export const addressSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(254), z.refine(hasPlainMailbox, "emailMailbox"), z.refine(isAddress, "emailInvalid"));
