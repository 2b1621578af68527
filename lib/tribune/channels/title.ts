export function pickTitle(titles: string, chance: number): string | null {
  const all = titles
    .split(";")
    .map((title) => title.trim())
    .filter(Boolean);
  return all[Math.floor(chance * all.length)] ?? null;
}
