import { hasVisible } from "@/lib/text/visible";

/** What a post keeps of what was typed: no character that a feed or a database cannot carry; tabs stay, and newlines, of one kind. */
export function cleanContent(typed: string): string {
  return typed.replace(/\r\n?|[\v\f\u2028\u2029]/g, "\n").replace(/(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, "");
}

export function isBlank(content: string): boolean {
  return !hasVisible(content);
}

export function countCharacters(content: string): number {
  return [...content].length;
}
