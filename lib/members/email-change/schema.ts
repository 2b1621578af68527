import { z } from "zod/mini";
import { emailSchema } from "@/lib/members/joining/schema";
import { currentPassword } from "@/lib/members/security/schema";

export const emailChangeSchema = z.object({ email: emailSchema, currentPassword });

export const linkSchema = z.object({ token: z.string().check(z.maxLength(200)) });

export type EmailChange = z.infer<typeof emailChangeSchema>;
