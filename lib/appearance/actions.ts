"use server";

import { refresh } from "next/cache";
import { cookies } from "next/headers";
import { publicAction } from "@/lib/action";
import { appearanceSchema } from "@/lib/appearance/schema";
import { choiceKept } from "@/lib/http/cookie";
import { localeCookie } from "@/lib/i18n/locale";
import { chooseLocale } from "@/lib/members/commands";
import { themeCookie } from "@/lib/theme";

export const chooseAppearanceAction = publicAction(appearanceSchema, async (actor, { locale, theme }) => {
  const jar = await cookies();
  if (locale) jar.set(localeCookie, locale, choiceKept);
  if (locale && actor) await chooseLocale(actor, locale);
  if (theme === "system") jar.delete(themeCookie);
  else if (theme) jar.set(themeCookie, theme, choiceKept);
  refresh();
});
