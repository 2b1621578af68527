import { type Actor, outranks } from "@/lib/auth/actor";
import type { Role } from "@/lib/generated/prisma/enums";

export function canChangeRole(actor: Actor, member: { id: number; role: Role }): boolean {
  return actor.role === "ADMINISTRATOR" && (actor.memberId === member.id || outranks(actor, member.role));
}
