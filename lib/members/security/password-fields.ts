import { z } from "zod/mini";
import { newPasswordSchema } from "@/lib/members/joining/schema";

export const passwordPair = { password: newPasswordSchema, passwordAgain: z.string() };

export const samePasswords = z.refine<{ password: string; passwordAgain: string }>(({ password, passwordAgain }) => password === passwordAgain, { error: "passwordsDiffer", path: ["passwordAgain"] });
