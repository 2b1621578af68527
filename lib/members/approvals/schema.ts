import { z } from "zod/mini";

const requestId = z.coerce.number().check(z.int(), z.positive(), z.lte(2_147_483_647));

export const acceptSchema = z.object({ requestId });

export const declineSchema = z.object({ requestId, reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)) });
