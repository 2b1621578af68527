export type DraftHere = { values: Record<string, string>; at: number; sending: boolean };

const prefix = "causerie.draft.";
const keptFor = 30 * 24 * 3600 * 1000;
const sentFor = 60_000;

/** What one member writes is not brought back to another who uses the same browser. */
export function draftName(member: number, what: string): string {
  return `${member}.${what}`;
}

/** Each form of a conversation has a place of its own there. */
export function draftPlace(formKey: string, conversation?: string): string {
  return conversation ? `c${conversation}.${formKey}` : formKey;
}

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

export function forgetAllOf(member: number): void {
  for (const name of namesHere()) if (name.startsWith(draftName(member, ""))) forgetHere(name);
}

/**
 * What was kept under a name and not sent; anything older than a month goes, and what says not whose it is. Where nothing was,
 * the newest of those whose names begin likewise takes this place: what a page kept that was closed before the server heard of it.
 */
export function readHere(name: string, beginning?: string): DraftHere | null {
  for (const each of namesHere()) if (!/^\d+\./.test(each) || isOver(readKept(each))) forgetHere(each);
  const kept = readKept(name);
  if (kept?.sending) forgetHere(name);
  if (kept) return kept.sending ? null : kept;
  return beginning === undefined ? null : adopt(name, beginning);
}

function adopt(name: string, beginning: string): DraftHere | null {
  const others = namesHere().flatMap((other) => {
    const kept = other.startsWith(beginning) ? readKept(other) : null;
    return kept && !kept.sending ? [{ other, kept }] : [];
  });
  const [newest] = others.sort((one, next) => next.kept.at - one.kept.at);
  if (!newest) return null;
  write(name, newest.kept);
  forgetHere(newest.other);
  return newest.kept;
}

function namesHere(): string[] {
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []));
  } catch {
    return [];
  }
}

function isOver(kept: DraftHere | null): boolean {
  return !kept || Date.now() - kept.at > (kept.sending ? sentFor : keptFor);
}

function readKept(name: string): DraftHere | null {
  try {
    return JSON.parse(localStorage.getItem(prefix + name) ?? "null") as DraftHere | null;
  } catch {
    return null;
  }
}
