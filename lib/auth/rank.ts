import { type Actor, hasRank } from "@/lib/auth/actor";
import type { Role } from "@/lib/generated/prisma/enums";
import { Refusal } from "@/lib/refusal";

/** What a rank alone may see or do does not exist for others. */
export function demandRank(actor: Actor, role: Exclude<Role, "MEMBER">): void {
  if (!hasRank(actor, role)) throw new Refusal("not_found", "notFound");
}
