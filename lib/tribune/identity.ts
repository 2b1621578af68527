import { cleanContent } from "@/lib/tribune/content";

const shortest = 3;
const longest = 150;

/** How a post without a login introduces itself: the name of the program that sent it (reference/tribune.md section 3.2). */
export function infoFrom(userAgent: string | null): string {
  const name = cleanContent(decodeHeader(userAgent ?? ""))
    .replaceAll("&nbsp;", "")
    .replace(/\s+/g, " ")
    .trim();
  return [...name].length < shortest ? "coward" : [...name].slice(0, longest).join("");
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
