import { z } from "zod/mini";
import { visible } from "@/lib/text/rules";

const requestId = z.coerce.number().check(z.int(), z.positive(), z.lte(2_147_483_647));

export const acceptSchema = z.object({ requestId });

export const declineSchema = z.object({ requestId, reason: z.string().check(z.trim(), visible, z.maxLength(1000)) });
