import type { AccessScope, Role } from "@/lib/generated/prisma/enums";
import type { MailboxNews } from "@/lib/mailbox-news";

declare const minted: unique symbol;

/** Who acts. Only lib/auth and the factories make one, so that holding it means that somebody was recognised. */
export type Actor = {
  readonly memberId: number;
  readonly name: string;
  readonly role: Role;
  readonly locale: string | null;
  readonly sessionId: number | null;
  readonly leavingAt: Date | null;
  readonly avatarVersion: string | null;
  readonly menusOnHover: boolean;
  readonly keyboardShortcuts: boolean;
  /** As they were when a session was recognised; who comes by a token brings none. */
  readonly news: MailboxNews | null;
  readonly token: ActingToken | null;
  readonly [minted]: true;
};

export type ActingToken = { readonly id: number; readonly scopes: readonly AccessScope[] };

/** A member as the database knows them, of whom an actor is made. */
export type Recognised = { id: number; name: string; role: Role; locale: string | null; leavingAt?: Date | null; avatarVersion?: string | null; menusOnHover?: boolean; keyboardShortcuts?: boolean; news?: MailboxNews };

export function mintActor(member: Recognised, sessionId: number | null): Actor {
  const { id: memberId, name, role, locale, leavingAt = null, avatarVersion = null, menusOnHover = false, keyboardShortcuts = true, news = null } = member;
  return { memberId, name, role, locale, sessionId, leavingAt, avatarVersion, menusOnHover, keyboardShortcuts, news, token: null } as Actor;
}

export function mintTokenActor(member: Recognised, token: ActingToken): Actor {
  const role = token.scopes.includes("ADMIN") ? member.role : "MEMBER";
  return { ...mintActor({ ...member, role }, null), token };
}

const ranks: Record<Role, number> = { MEMBER: 1, MODERATOR: 2, ADMINISTRATOR: 3 };

export function hasRank(actor: Actor | null, role: Role): boolean {
  return actor !== null && ranks[actor.role] >= ranks[role];
}

export function outranks(actor: Actor, other: Role): boolean {
  return ranks[actor.role] > ranks[other];
}
