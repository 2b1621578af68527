import { z } from "zod";
import { mostRecipients, recipientNames } from "@/lib/messages/recipients/names";

const plain = /^[^\p{Cc}\p{Cs}]*$/u;
const name = z.string().trim().max(60).regex(plain, "control");
const names = z
  .string()
  .max(6000)
  .regex(plain, "control")
  .transform(recipientNames)
  .refine((list) => list.length <= mostRecipients, "recipientsTooMany");

export const recipientsSchema = z.strictObject({ q: name.default(""), names: names.optional() });
