import { hasVisible, withoutHidden } from "@/lib/text/visible";
import { cleanContent } from "@/lib/tribune/content";

const longest = 150;

export const nobody = "coward";

/** A chosen name as it is kept; empty where it is too short to be one. */
export function chosenName(typed: string, shortest: number): string {
  const oneLine = cleanContent(typed).replaceAll("&nbsp;", "").replace(/\s+/g, " ");
  const name = withoutHidden(oneLine).replace(/ +/g, " ").trim();
  return [...name].length < shortest || !hasVisible(name) ? "" : [...name].slice(0, longest).join("");
}

/** How a post without a login introduces itself where no name was chosen: by the program that sent it (reference/tribune.md section 3.2). */
export function programName(userAgent: string | null, shortest: number): string {
  return chosenName(decodeHeader(userAgent ?? ""), shortest) || nobody;
}

/** Headers arrive as bytes read for Latin-1, which old clients meant; new ones mean UTF-8. */
function decodeHeader(value: string): string {
  if (!/^[\0-\xff]*$/.test(value)) return value;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(value, (letter) => letter.charCodeAt(0)));
  } catch {
    return value;
  }
}
