import { type Actor, hasRank } from "@/lib/auth/actor";
import type { AccessScope } from "@/lib/generated/prisma/enums";

/** What a token may be for, as forms and the command line write it. */
export const scopeNames = ["messages", "tribune", "members", "admin"] as const;
export type ScopeName = (typeof scopeNames)[number];

export function scopeFrom(name: ScopeName): AccessScope {
  return name.toUpperCase() as AccessScope;
}

export function nameOfScope(scope: AccessScope): ScopeName {
  return scope.toLowerCase() as ScopeName;
}

/** Only the staff makes tokens for administration. */
export function scopesFor(actor: Actor): ScopeName[] {
  return scopeNames.filter((name) => name !== "admin" || hasRank(actor, "MODERATOR"));
}
