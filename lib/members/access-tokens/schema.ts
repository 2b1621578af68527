import { z } from "zod/mini";
import { scopeNames } from "@/lib/members/access-tokens/scope";
import { boundedMarks, visible } from "@/lib/text/rules";

const plainLine = z.refine<string>((text) => !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text), "control");
const ticked = z.optional(z.union([z.boolean(), z.literal("on"), z.literal("true"), z.literal("false")]));

export const lifetimes = ["30", "90", "365", "never"] as const;

export const accessTokenSchema = z
  .object({
    label: z.string().check(z.trim(), visible, z.maxLength(60), plainLine, boundedMarks),
    lifetime: z.enum(lifetimes),
    messages: ticked,
    tribune: ticked,
    members: ticked,
    admin: ticked,
  })
  .check(z.refine((boxes) => scopesIn(boxes).length > 0, { error: "scopesMissing", path: ["messages"] }));

export function scopesIn(boxes: Record<string, unknown>) {
  return scopeNames.filter((name) => boxes[name] === true || boxes[name] === "on" || boxes[name] === "true");
}

export const revokeSchema = z.object({ token: z.pipe(z.string().check(z.regex(/^[1-9]\d{0,8}$/)), z.transform(Number)) });

export type Lifetime = (typeof lifetimes)[number];
