import "server-only";
import { createFormatter, createTranslator, type Messages, type NamespaceKeys, type NestedKeyOf } from "next-intl";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { catalogues } from "@/lib/i18n/catalogues";
import { dateLocale } from "@/lib/i18n/dates";
import type { Locale } from "@/lib/i18n/locale";
import { getSetting } from "@/lib/settings/queries";

type Place = NamespaceKeys<Messages, NestedKeyOf<Messages>>;
type Texts<P extends Place> = ReturnType<typeof createTranslator<Messages, P>>;
type Formatter = ReturnType<typeof createFormatter>;

const dateLooks = {
  short: { dateStyle: "short" },
  time: { timeStyle: "short" },
  day: { day: "numeric", month: "short", year: "numeric" },
  precise: { day: "numeric", month: "short", year: "numeric", hour: "numeric", minute: "2-digit" },
  full: { dateStyle: "full", timeStyle: "short" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateFormats = Record<keyof typeof dateLooks, Intl.DateTimeFormat>;

const texts = new Map<string, unknown>();
const formatters = new Map<string, Formatter>();
const dateFormats = new Map<string, DateFormats>();

/** As next-intl's own, which reads each sentence with values anew for each page: these are read once for a process. */
export async function getTranslations<P extends Place>(namespace: P): Promise<Texts<P>> {
  const { locale, timeZone } = await readPlace();
  return keep(texts, `${locale} ${timeZone} ${namespace}`, () => createTranslator({ locale, timeZone, namespace, messages: catalogues[locale] })) as Texts<P>;
}

export async function getFormatter(): Promise<Formatter> {
  const { locale, timeZone } = await readPlace();
  return keep(formatters, `${locale} ${timeZone}`, () => createFormatter({ locale: dateLocale(locale) as Locale, timeZone }));
}

/** For long lists of dates, where looking up a format by its options takes longer than formatting. */
export async function getDateFormats(): Promise<DateFormats> {
  const { locale, timeZone } = await readPlace();
  return keep(dateFormats, `${locale} ${timeZone}`, () => Object.fromEntries(Object.entries(dateLooks).map(([look, options]) => [look, new Intl.DateTimeFormat(dateLocale(locale), { ...options, timeZone })])) as DateFormats);
}

/** Once for a page: it is asked for each part of it. */
const readPlace = cache(async () => ({ locale: await getLocale(), timeZone: await getSetting("site.timeZone") }));

function keep<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const found = kept.get(key) ?? make();
  kept.set(key, found);
  return found;
}
