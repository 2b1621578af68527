import type { Folder } from "@/lib/generated/prisma/enums";
import { folderFrom } from "@/lib/messages/folder";

/** What a search asks for. Words match beginnings of words; of people and days, every one has to fit. */
export type Search = {
  words: string[];
  phrases: string[];
  from: string[];
  to: string[];
  without: { words: string[]; from: string[]; to: string[]; in: Folder[] };
  in?: Folder | null;
  unread?: boolean;
  muted?: boolean;
  /** The first moment that counts, and the first that no longer does, as days of the site: `2026-11-21`. */
  after?: string;
  before?: string;
  /** What begins like an operator and makes no sense as one; it is looked for as a word. */
  misread: { said: string; day: boolean }[];
  /** There was more than is looked for. */
  cut?: boolean;
  /** What holds neither letter nor digit, and so stands in no index. */
  signs?: string[];
};

type Operator = "from" | "to" | "in" | "is" | "before" | "after";

const operators = new Map<string, Operator>(Object.entries({ from: "from", de: "from", to: "to", à: "to", a: "to", in: "in", dans: "in", is: "is", est: "is", before: "before", avant: "before", after: "after", après: "after", apres: "after" }));
const folderNames: Record<string, string> = { réception: "inbox", reception: "inbox", envoyés: "sent", envoyes: "sent", corbeille: "trash", archive: "archives" };
const everywhere = new Set(["anywhere", "everywhere", "all", "partout", "tout"]);
const unreadNames = new Set(["unread", "new", "nonlu", "non-lu", "nouveau"]);
const readNames = new Set(["read", "lu"]);
const mutedNames = new Set(["muted", "mute", "sourdine", "muet", "muette"]);
const yearFirst = /^(?<year>\d{4})(?:-(?<month>\d{2})(?:-(?<day>\d{2}))?)?$/;
const dayFirst = /^(?:(?<day>\d{1,2})[/.])?(?<month>\d{1,2})[/.](?<year>\d{4})$/;
const most = 12;

/** Reads `from:alice "at four" coffee -tea -in:archives is:unread after:2026-01 before:21/11/2026`. What is no operator is a word: nobody gets an error for a search. */
export function parseSearch(text: string): Search {
  const search: Search = { words: [], phrases: [], from: [], to: [], without: { words: [], from: [], to: [], in: [] }, misread: [] };
  for (const [, minus, name = "", quoted, bare = ""] of text
    .normalize("NFC")
    .replace(/[“”„«»]/g, '"')
    .matchAll(/(-)?(?:(\p{L}+):)?(?:"([^"]*)"|([^\s"]+))/gu)) {
    const value = (quoted ?? bare).trim();
    const operator = operators.get(name.toLowerCase());
    if (operator && value && understood(search, operator, value, !minus)) continue;
    const said = name ? `${name}:${value}` : value;
    if (!/[\p{L}\p{N}]/u.test(said)) {
      search.signs = [...(search.signs ?? []), quoted === undefined ? said : `"${said}"`];
      continue;
    }
    const meant = operator ?? operators.get(said.replace(/:$/, "").toLowerCase());
    if (meant && said.includes(":")) search.misread.push({ said, day: meant === "before" || meant === "after" });
    const list = minus ? search.without.words : quoted === undefined ? search.words : search.phrases;
    add(search, list, said);
  }
  return search;
}

/** Signs alone are no wish for everything: what shows nothing is not acted on by mistake. */
export function findsNothing({ signs, words, phrases }: Search): boolean {
  return signs !== undefined && words.length + phrases.length === 0;
}

function add(search: Search, list: string[], said: string): void {
  if (list.length < most) list.push(said);
  else search.cut = true;
}

function understood(search: Search, operator: Operator, value: string, wanted: boolean): boolean {
  const word = value.toLowerCase();
  if (operator === "from" || operator === "to") {
    add(search, (wanted ? search : search.without)[operator], word);
    return true;
  }
  if (operator === "in") return place(search, word, wanted);
  if (operator === "is") return state(search, word, wanted);
  const day = dayFrom(word);
  if (day) narrow(search, wanted === (operator === "before") ? "before" : "after", day);
  return day !== null;
}

function place(search: Search, word: string, wanted: boolean): boolean {
  const folder = folderFrom(folderNames[word] ?? word);
  if (!folder && !(wanted && everywhere.has(word))) return false;
  if (wanted) search.in = folder;
  else if (folder) search.without.in.push(folder);
  if (search.in === undefined) search.in = null;
  return true;
}

function narrow(search: Search, bound: "before" | "after", day: string): void {
  const known = search[bound] ?? day;
  search[bound] = (bound === "before") === day < known ? day : known;
}

function state(search: Search, word: string, wanted: boolean): boolean {
  if (mutedNames.has(word)) search.muted = wanted;
  else if (unreadNames.has(word)) search.unread = wanted;
  else if (readNames.has(word)) search.unread = !wanted;
  else return false;
  return true;
}

function dayFrom(word: string): string | null {
  const { year, month = "1", day = "1" } = (yearFirst.exec(word) ?? dayFirst.exec(word))?.groups ?? {};
  const written = [year, month.padStart(2, "0"), day.padStart(2, "0")].join("-");
  const date = new Date(`${written}T00:00:00Z`);
  if (!year || year === "0000") return null;
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) ? written : null;
}
