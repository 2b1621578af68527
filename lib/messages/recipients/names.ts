import { nameKey } from "@/lib/members/name";

export const mostRecipients = 100;

/** The names of a list with commas between, each once: `alice, Bob` is two. */
export function recipientNames(list: string): string[] {
  const names = list.split(",").map((name) => name.replace(/\s+/gu, " ").trim());
  return [...new Map(names.filter(Boolean).map((name) => [nameKey(name), name])).values()];
}
