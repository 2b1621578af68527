import "server-only";
import { createFormatter, createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from "next-intl";
import { getLocale } from "next-intl/server";
import { catalogues } from "@/lib/i18n/catalogues";
import { getSetting } from "@/lib/settings/queries";

type Place = NamespaceKeys<Messages, NestedKeyOf<Messages>>;
type Texts<P extends Place> = ReturnType<typeof createTranslator<Messages, P>>;
type Formatter = ReturnType<typeof createFormatter>;

const texts = new Map<string, unknown>();
const formatters = new Map<string, Formatter>();

/** As next-intl's own, which reads each sentence with values anew for each page: these are read once for a process. */
export async function getTranslations<P extends Place>(namespace: P): Promise<Texts<P>> {
  const [locale, timeZone] = await Promise.all([getLocale(), getSetting("site.timeZone")]);
  return keep(texts, `${locale} ${timeZone} ${namespace}`, () => createTranslator({ locale, timeZone, namespace, messages: catalogues[locale] })) as Texts<P>;
}

export async function getFormatter(): Promise<Formatter> {
  const [locale, timeZone] = await Promise.all([getLocale(), getSetting("site.timeZone")]);
  return keep(formatters, `${locale} ${timeZone}`, () => createFormatter({ locale, timeZone }));
}

function keep<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const found = kept.get(key) ?? make();
  kept.set(key, found);
  return found;
}
