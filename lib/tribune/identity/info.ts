import { hasVisible, withoutHidden } from "@/lib/text/visible";
import { cleanContent } from "@/lib/tribune/content";
import { decodeBytes } from "@/lib/tribune/remote/charset";

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

/** Headers arrive as bytes read for Latin-1. */
function decodeHeader(value: string): string {
  return /^[\0-\xff]*$/.test(value) ? decodeBytes(Buffer.from(value, "latin1")) : value;
}
