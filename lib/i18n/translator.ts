import { createTranslator } from "next-intl";
import { catalogues, type Namespace } from "@/lib/i18n/catalogues";
import { isLocale, type Locale } from "@/lib/i18n/locale";

export function translator<N extends Namespace>(locale: string | null, namespace: N) {
  const spoken: Locale = isLocale(locale) ? locale : "en";
  return createTranslator({ locale: spoken, messages: catalogues[spoken], namespace });
}
