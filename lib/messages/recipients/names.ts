import { nameKey } from "@/lib/members/name";

export const mostRecipients = 100;

export function recipientNames(list: string): string[] {
  const names = list.split(",").map((name) => name.replace(/\s+/gu, " ").trim());
  return [...new Map(names.filter(Boolean).map((name) => [nameKey(name), name])).values()];
}

export type PickedList = { names: string[]; typed: string };

export function pickedFrom(list: string, typing: boolean): PickedList {
  const cut = typing ? list.lastIndexOf(",") + 1 : list.length;
  return { names: recipientNames(list.slice(0, cut)), typed: list.slice(cut).trimStart() };
}

export function listFrom({ names, typed }: PickedList): string {
  return [...names, ...(typed === "" ? [] : [typed])].join(", ");
}
