import { z } from "zod/mini";

/** A new password and the same one again. */
export const passwordPair = { password: z.string().check(z.minLength(10), z.maxLength(200)), passwordAgain: z.string() };

export const samePasswords = z.refine<{ password: string; passwordAgain: string }>(({ password, passwordAgain }) => password === passwordAgain, { error: "passwordsDiffer", path: ["passwordAgain"] });
