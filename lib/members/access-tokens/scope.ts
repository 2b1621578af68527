import { type Actor, hasRank } from "@/lib/auth/actor";
import type { AccessScope } from "@/lib/generated/prisma/enums";

export const scopeNames = ["messages", "tribune", "members", "admin"] as const;
export type ScopeName = (typeof scopeNames)[number];

export function scopeFrom(name: ScopeName): AccessScope {
  return name.toUpperCase() as AccessScope;
}

export function nameOfScope(scope: AccessScope): ScopeName {
  return scope.toLowerCase() as ScopeName;
}

export function scopesFor(actor: Actor): ScopeName[] {
  return scopeNames.filter((name) => name !== "admin" || hasRank(actor, "MODERATOR"));
}
