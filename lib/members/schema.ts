import { z } from "zod/mini";
import { isReservedName, nameKey } from "@/lib/members/name";

const nameSchema = z.string().check(
  z.minLength(1),
  z.maxLength(40),
  z.refine((name) => !/[,@/\\:?#%\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/u.test(name) && name === name.trim() && !/^\.+$/.test(name), "nameCharacters"),
  // Compatibility forms may grow to many letters, and the key has a column.
  z.refine((name) => nameKey(name).length <= 80, "nameCharacters"),
  z.refine((name) => !isReservedName(name), "nameReserved"),
);

const emailSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(254), z.email());

export const joinSchema = z
  .object({
    name: nameSchema,
    email: emailSchema,
    password: z.string().check(z.minLength(10), z.maxLength(200)),
    passwordAgain: z.string(),
    key: z.uuid(),
  })
  .check(
    z.refine(({ password, passwordAgain }) => password === passwordAgain, { error: "passwordsDiffer", path: ["passwordAgain"] }),
    z.refine(({ password, name }) => nameKey(password) !== nameKey(name), { error: "passwordIsName", path: ["password"] }),
  );

export const activateSchema = z.object({ token: z.string().check(z.maxLength(200)) });

export const resendSchema = z.object({ email: emailSchema });

export type Join = z.infer<typeof joinSchema>;
