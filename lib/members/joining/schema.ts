import { z } from "zod/mini";
import { keySchema } from "@/lib/forms/fields";
import { nameKey } from "@/lib/members/name";
import { isReservedName } from "@/lib/members/reserved";
import { addressSchema, boundedMarks } from "@/lib/text/rules";
import { hasVisible, hidesCharacters } from "@/lib/text/visible";

const forbidden = /[,@/\\:?#%\p{Co}\p{Cn}]/u;

/** Judged as it was typed: blanks at either end are a mistake to be shown, not to be mended. */
export const nameSchema = z.string().check(
  z.minLength(1),
  z.maxLength(40),
  z.refine((name) => !hidesCharacters(name), "nameHidden"),
  z.refine(hasVisible, "nameVisible"),
  boundedMarks,
  z.refine((name) => !forbidden.test(name) && name === name.trim() && !/^\.+$/.test(name), "nameCharacters"),
  // Compatibility forms may grow to many letters, and the key has a column.
  z.refine((name) => nameKey(name).length <= 80, "nameCharacters"),
  z.refine((name) => !isReservedName(name), "nameReserved"),
);

export const emailSchema = addressSchema;

export const newPasswordSchema = z.string().check(z.minLength(10), z.maxLength(200));

const workSchema = z.object({
  algorithm: z.literal("SHA-256"),
  challenge: z.string().check(z.maxLength(128)),
  salt: z.string().check(z.maxLength(200)),
  signature: z.string().check(z.maxLength(128)),
  maxnumber: z.number().check(z.int(), z.positive(), z.lte(1_000_000)),
});

export type Work = z.infer<typeof workSchema>;

export const solvedWorkSchema = z.extend(workSchema, { number: z.int().check(z.nonnegative(), z.lte(1_000_000)) });

export type SolvedWork = z.infer<typeof solvedWorkSchema>;

export const joinSchema = z
  .object({
    name: nameSchema,
    email: emailSchema,
    password: newPasswordSchema,
    passwordAgain: z.string(),
    application: z.optional(z.string().check(z.maxLength(2000))),
    key: keySchema,
    next: z.optional(z.string()),
    work: z.optional(solvedWorkSchema),
  })
  .check(
    z.refine(({ password, passwordAgain }) => password === passwordAgain, { error: "passwordsDiffer", path: ["passwordAgain"] }),
    z.refine(({ password, name }) => nameKey(password) !== nameKey(name), { error: "passwordIsName", path: ["password"] }),
  );

export const activateSchema = z.object({ token: z.string().check(z.maxLength(200)), name: z.optional(nameSchema) });

export const resendSchema = z.object({ email: emailSchema });

export type Join = z.infer<typeof joinSchema>;
