/** One of the titles that stand in a setting with semicolons between; null where there is none. */
export function pickTitle(titles: string, chance: number): string | null {
  const all = titles
    .split(";")
    .map((title) => title.trim())
    .filter(Boolean);
  return all[Math.floor(chance * all.length)] ?? null;
}
