import { z } from "zod/mini";
import { siteAddress } from "@/lib/members/profile/site";

const plainText = z.refine<string>((text) => !/[^\P{Cc}\n\t]|\p{Cs}/u.test(text), "control");
const ticked = z.optional(z.union([z.boolean(), z.literal("on"), z.literal("true"), z.literal("false")]));

export const profileSchema = z.object({
  biography: z.string().check(z.maxLength(10_000), plainText),
  signature: z.string().check(z.maxLength(500), plainText),
  site: z.string().check(
    z.trim(),
    z.maxLength(2000),
    z.refine((text) => text === "" || (siteAddress(text)?.length ?? 9999) <= 2000, "siteAddress"),
  ),
  preview: z.optional(z.string()),
});

export const choicesSchema = z.object({ showEmail: ticked, hideActivity: ticked, showSignatures: ticked, menusOnHover: ticked, keyboardShortcuts: ticked, mailOnMessage: ticked });

export type ProfileText = Pick<z.infer<typeof profileSchema>, "biography" | "signature" | "site">;
