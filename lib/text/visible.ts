/** What draws nothing at all, or a blank that Unicode counts among letters and symbols. */
const hidden = String.raw`\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\uFFFC\u{1D159}\u{13441}\u{13442}\u{16FE4}\u{1107F}`;

/** Where something that draws nothing changes what stands beside it: emoji, variants of ideographs, Indic and Persian. */
const joining = [
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200D(?=\p{Extended_Pictographic})`,
  String.raw`(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]|(?<=[0-9#*])\uFE0F(?=\u20E3)`,
  String.raw`(?<=\p{Ideographic})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
  String.raw`(?<=[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA])[\u200C\u200D](?=\p{L})`,
  String.raw`(?<=\p{Script=Arabic})\u200C(?=\p{Script=Arabic})`,
].join("|");

const seen = new RegExp(String.raw`[^\p{Z}\p{M}${hidden}]`, "u");
const hiddenOrBlank = new RegExp(String.raw`[\p{Z}${hidden}]+`, "gu");
const idle = new RegExp(`(?!${joining})[${hidden}]`, "u");
const everyIdle = new RegExp(idle, "gu");

export const mostMarks = 5;
const stacked = new RegExp(String.raw`[\p{Mn}\p{Me}](?:\p{Cf}*[\p{Mn}\p{Me}]){${mostMarks}}`, "u");

/** Marks need a letter to stand on, so they do not count. */
export function hasVisible(text: string): boolean {
  return seen.test(text);
}

/** For comparing what is seen: without blanks as well. */
export function withoutInvisible(text: string): string {
  return text.replace(hiddenOrBlank, "");
}

/** Whether something in it draws nothing and does nothing for its neighbours. Ordinary blanks are no such thing. */
export function hidesCharacters(text: string): boolean {
  return idle.test(text);
}

export function withoutHidden(text: string): string {
  return text.replace(everyIdle, "");
}

/** More marks on one letter than any language writes: they would cover the lines around it. */
export function stacksMarks(text: string): boolean {
  return stacked.test(text.normalize("NFD"));
}
