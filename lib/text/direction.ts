/** Letters that are written from right to left, and what changes directions. */
const turning = /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

export function mayTurn(text: string): boolean {
  return turning.test(text);
}

/** For places that know no elements, such as a title or a mail: it has its own direction there, and changes none beside it. */
export function isolated(text: string): string {
  return mayTurn(text) ? `\u2068${text}\u2069` : text;
}
