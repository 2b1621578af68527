export const locales = ["en", "fr"] as const;
export type Locale = (typeof locales)[number];
export const localeCookie = "causerie.locale";

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}

export function negotiate(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? "").split(",").map((part) => {
    const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
    return { language: tag.split("-")[0], weight: weight === undefined ? 1 : Number(weight) };
  });
  const spoken = wanted.filter(({ language, weight }) => isLocale(language) && weight > 0).sort((a, b) => b.weight - a.weight)[0];
  return isLocale(spoken?.language) ? spoken.language : "en";
}
