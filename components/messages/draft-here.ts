/** Drafts in this browser: they survive a dead network, until the server has them. */
export type DraftHere = { values: Record<string, string>; at: number };

const prefix = "causerie.draft.";
const keptFor = 30 * 24 * 3600 * 1000;

export function keepHere(name: string, values: Record<string, string>): void {
  try {
    localStorage.setItem(prefix + name, JSON.stringify({ values, at: Date.now() } satisfies DraftHere));
  } catch {
    // Full or forbidden: the server still gets it.
  }
}

export function forgetHere(name: string): void {
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // Nothing was kept either.
  }
}

/** What was kept under a name; anything older than a month goes. */
export function readHere(name: string): DraftHere | null {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix) && Date.now() - parse(localStorage.getItem(key)).at > keptFor) localStorage.removeItem(key);
    const kept = localStorage.getItem(prefix + name);
    return kept ? parse(kept) : null;
  } catch {
    return null;
  }
}

function parse(text: string | null): DraftHere {
  return JSON.parse(text ?? "") as DraftHere;
}
