import { z } from "zod/mini";

const value = z.string().check(z.maxLength(2000));
const key = z.string().check(z.maxLength(80));

export const changedSettingSchema = z.object({ key, value: z.optional(z.union([value, z.boolean()])), secret: z.optional(value) });

export const settingSchema = z.object({ key });
