import { z } from "zod/mini";
import { passwordPair, samePasswords } from "@/lib/members/security/password-fields";

export const forgottenSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(254)),
  next: z.optional(z.string()),
});

export const newPasswordSchema = z.object({ token: z.string().check(z.maxLength(200)), ...passwordPair }).check(samePasswords);

export type NewPassword = z.infer<typeof newPasswordSchema>;
