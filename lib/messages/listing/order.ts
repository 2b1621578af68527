import type { EntryKind } from "@/lib/generated/prisma/enums";

/** As in an address; a minus turns one round. By sender or recipient, what one wrote comes first, each by the name on the other side: both are one order. */
export const orders = ["-date", "date", "sender", "-sender", "recipient", "-recipient", "subject", "-subject"] as const;

export type Order = (typeof orders)[number];
export type Key = "date" | "party" | "subject";

export type Keys = { at: Date; entryId: number; kind: EntryKind; party: string; subjectKey: string };

export function keyOf(order: Order): Key {
  const name = order.replace("-", "");
  return name === "date" || name === "subject" ? name : "party";
}

export function descends(order: Order): boolean {
  return order.startsWith("-");
}

export function orderBehind(heading: "date" | "sender" | "recipient" | "subject", present: Order): Order {
  const [first, second] = heading === "date" ? (["-date", "date"] as const) : ([heading, `-${heading}`] as const);
  return present === first ? second : first;
}
