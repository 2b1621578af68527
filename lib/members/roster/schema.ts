import { z } from "zod/mini";

const memberId = z.coerce.number().check(z.int(), z.positive(), z.lte(2_147_483_647));

export const memberSchema = z.object({ memberId });

export const roleSchema = z.object({ memberId, role: z.enum(["MEMBER", "MODERATOR", "ADMINISTRATOR"]) });
