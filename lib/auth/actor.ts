import type { AccessScope, Role } from "@/lib/generated/prisma/enums";

declare const minted: unique symbol;

/** Who acts. Only lib/auth and the factories make one, so that holding it means that somebody was recognised. */
export type Actor = {
  readonly memberId: number;
  readonly name: string;
  readonly role: Role;
  readonly locale: string | null;
  readonly sessionId: number | null;
  /** When they leave, if they have said farewell. */
  readonly leavingAt: Date | null;
  /** Of their picture, for the head of every page. */
  readonly avatarVersion: string | null;
  readonly menusOnHover: boolean;
  readonly keyboardShortcuts: boolean;
  /** The access token by which a program acts for them, within its scopes. */
  readonly token: ActingToken | null;
  readonly [minted]: true;
};

export type ActingToken = { readonly id: number; readonly scopes: readonly AccessScope[] };

type Recognised = { id: number; name: string; role: Role; locale: string | null; leavingAt?: Date | null; avatarVersion?: string | null; menusOnHover?: boolean; keyboardShortcuts?: boolean };

export function mintActor(member: Recognised, sessionId: number | null): Actor {
  const { id: memberId, name, role, locale, leavingAt = null, avatarVersion = null, menusOnHover = false, keyboardShortcuts = true } = member;
  return { memberId, name, role, locale, sessionId, leavingAt, avatarVersion, menusOnHover, keyboardShortcuts, token: null } as Actor;
}

/** A program with somebody's token: of their rank only where the token is for administration. */
export function mintTokenActor(member: Recognised, token: ActingToken): Actor {
  const role = token.scopes.includes("ADMIN") ? member.role : "MEMBER";
  return { ...mintActor({ ...member, role }, null), token };
}

const ranks: Record<Role, number> = { MEMBER: 1, MODERATOR: 2, ADMINISTRATOR: 3 };

/** Whether the actor's role is this one or a higher one. */
export function hasRank(actor: Actor | null, role: Role): boolean {
  return actor !== null && ranks[actor.role] >= ranks[role];
}

/** Nobody acts on somebody of equal or higher rank. */
export function outranks(actor: Actor, other: Role): boolean {
  return ranks[actor.role] > ranks[other];
}
