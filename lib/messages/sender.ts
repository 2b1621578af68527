import type { Actor } from "@/lib/auth/actor";

declare const found: unique symbol;

/** A member in whose name the site itself writes, where nobody acts. Only `findSender` makes one. */
export type StandIn = { readonly memberId: number; readonly name: string; readonly [found]: true };

export type Sender = Actor | StandIn;

export function standIn({ id, name }: { id: number; name: string }): StandIn {
  return { memberId: id, name } as StandIn;
}
