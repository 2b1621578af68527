import { z } from "zod/mini";
import { locales } from "@/lib/i18n/locale";
import { themes } from "@/lib/theme";

export const appearanceSchema = z.object({ locale: z.optional(z.enum(locales)), theme: z.optional(z.enum([...themes, "system"])) });
