import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { currentActor } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";
import { isLocale, type Locale, localeCookie, negotiate } from "@/lib/i18n/locale";
import { getSetting } from "@/lib/settings/queries";

export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: catalogues[locale], timeZone: await getSetting("site.timeZone") };
});

async function requestLocale(): Promise<Locale> {
  const actor = await currentActor();
  if (isLocale(actor?.locale)) return actor.locale;
  const chosen = (await cookies()).get(localeCookie)?.value;
  return isLocale(chosen) ? chosen : negotiate((await headers()).get("accept-language"));
}
