export type DraftHere = { values: Record<string, string>; at: number; sending: boolean };

const prefix = "causerie.draft.";
const keptFor = 30 * 24 * 3600 * 1000;
const sentFor = 60_000;

/** Not while it is being sent, nor after: the form may still speak up before the next page takes its place. */
export function keepHere(name: string, values: Record<string, string>): void {
  if (!readKept(name)?.sending) write(name, { values, at: Date.now(), sending: false });
}

function write(name: string, draft: DraftHere): void {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(draft));
  } catch {
    // Full or forbidden: the server still gets it.
  }
}

function forgetHere(name: string): void {
  try {
    localStorage.removeItem(prefix + name);
  } catch {
    // Nothing was kept either.
  }
}

/** Follows the form that is kept under a name: what has been sent is not brought back, also where the next page is quicker than the answer. */
export function followSending(name: string, state: "begun" | "left" | "stayed"): void {
  const kept = state === "left" ? null : readKept(name);
  write(name, { values: kept?.values ?? {}, at: Date.now(), sending: state !== "stayed" });
}

/** What was kept under a name and not sent; anything older than a month goes. */
export function readHere(name: string): DraftHere | null {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix) && isOver(parse(localStorage.getItem(key)))) localStorage.removeItem(key);
  } catch {
    return null;
  }
  const kept = readKept(name);
  if (kept?.sending) forgetHere(name);
  return kept?.sending ? null : kept;
}

function isOver({ at, sending }: DraftHere): boolean {
  return Date.now() - at > (sending ? sentFor : keptFor);
}

function readKept(name: string): DraftHere | null {
  try {
    const kept = localStorage.getItem(prefix + name);
    return kept ? parse(kept) : null;
  } catch {
    return null;
  }
}

function parse(text: string | null): DraftHere {
  return JSON.parse(text ?? "") as DraftHere;
}
