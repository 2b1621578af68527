export const themes = ["light", "dark"] as const;
export const themeCookie = "causerie.theme";

export function isTheme(value: unknown): value is (typeof themes)[number] {
  return themes.includes(value as (typeof themes)[number]);
}
