import { z } from "zod/mini";
import { keySchema } from "@/lib/forms/fields";
import { visible } from "@/lib/text/rules";

const id = z.coerce.number().check(z.int(), z.positive(), z.lte(2_147_483_647));
const plainText = z.refine<string>((text) => !/[^\P{Cc}\n\t]|\p{Cs}/u.test(text), "control");
const words = z.string().check(z.trim(), z.maxLength(1000), plainText);

export const reportSchema = z.object({ memberId: id, reason: words.check(z.minLength(3), visible), key: keySchema });

export const settleSchema = z.object({ reportId: id, answer: words });

export type NewReport = z.infer<typeof reportSchema>;
export type Settlement = z.infer<typeof settleSchema>;
