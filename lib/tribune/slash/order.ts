import { Refusal } from "@/lib/refusal";
import { type Kind, kinds, longestPattern, type Rule, type Target, targets } from "@/lib/tribune/filters/rule";

const changes = ["add", "del", "set", "remove"] as const;
const switches = ["save", "load", "on", "off", "reset"] as const;

type Change = (typeof changes)[number];
type Switch = (typeof switches)[number];

export type Order = { act: "name"; name: string } | { act: "addRule" | "dropRule"; rule: Rule } | { act: Switch } | { act: "lastfm"; user: string };

/** The order in what was typed, or null where it is a message. Throws a refusal where an order is not complete. */
export function readOrder(content: string): Order | null {
  const [word = "", ...rest] = content.trimEnd().split(" ");
  if (word === "/name" || word === "/nick") return { act: "name", name: rest.join(" ") };
  if (word === "/bak") return readFilterOrder(rest);
  if (word === "/lastfm") return readTrackOrder(rest);
  return null;
}

function readTrackOrder([option, ...rest]: string[]): Order {
  if (option === undefined) throw wrong("orderIncomplete");
  if (option !== "instant") throw wrong("orderOption", { option });
  return { act: "lastfm", user: rest.join(" ").trim() };
}

function readFilterOrder([option, ...rest]: string[]): Order {
  if (option === undefined) throw wrong("orderIncomplete");
  if (isOne(switches, option)) return { act: option };
  if (!isOne(changes, option)) throw wrong("orderOption", { option });
  return { act: option === "add" || option === "set" ? "addRule" : "dropRule", rule: readRule(option, rest) };
}

function readRule(option: Change, words: string[]): Rule {
  const short = option === "add" || option === "del";
  const [target = "", kind = "", ...pattern] = short ? [words[0] ?? "", "==", ...words.slice(1)] : words;
  if (pattern.join(" ") === "") throw wrong(short ? "orderTargetPattern" : "orderTargetKindPattern", { option });
  return checkedRule(target, kind, pattern.join(" "));
}

export function checkedRule(target: string, kind: string, pattern: string): Rule {
  if (!isOne<Target>(targets, target)) throw wrong("orderTarget", { target });
  if (!isOne<Kind>(kinds, kind)) throw wrong("orderKind", { kind });
  const count = [...pattern].length;
  if (count > longestPattern) throw wrong("tooLong", { max: longestPattern, count });
  return { target, kind, pattern };
}

function wrong(sentence: string, values: Record<string, string | number> = {}): Refusal {
  return new Refusal("invalid", sentence, { field: "content", values });
}

function isOne<T extends string>(all: readonly T[], word: string): word is T {
  return (all as readonly string[]).includes(word);
}
