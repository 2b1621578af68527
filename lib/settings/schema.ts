import { z } from "zod/mini";

const key = z.string().check(z.maxLength(80));

export const changedSettingSchema = z.object({ key, value: z.optional(z.union([z.string().check(z.maxLength(2000)), z.boolean()])) });

export const settingSchema = z.object({ key });
