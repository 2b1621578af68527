import { z } from "zod/mini";
import { passwordPair, samePasswords } from "@/lib/members/security/password-fields";

export const sessionSchema = z.object({ sessionId: z.coerce.number().check(z.int(), z.positive(), z.lte(2_147_483_647)) });

export const currentPassword = z.string().check(z.minLength(1), z.maxLength(200));

export const passwordSchema = z.object({ currentPassword, ...passwordPair }).check(samePasswords);

export type PasswordChange = z.infer<typeof passwordSchema>;
