/** Days come before months in both languages, on pages, in mails and in exports alike. */
export function dateLocale(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}

export function momentFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(dateLocale(locale), { dateStyle: "long", timeStyle: "short", timeZone });
}
