import { z } from "zod/mini";

const plainLine = z.refine<string>((text) => !/[\p{Cc}\p{Cs}]/u.test(text), "control");

export const signInSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(254), plainLine),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
  remember: z.optional(z.union([z.boolean(), z.literal("on"), z.literal("true"), z.literal("false")])),
  next: z.optional(z.string()),
});

export type SignIn = z.infer<typeof signInSchema>;
