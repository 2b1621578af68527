import { Prisma } from "@/lib/generated/prisma/client";

export function inForce(now: Date): Prisma.SanctionWhereInput {
  return { liftedAt: null, from: { lte: now }, OR: [{ until: null }, { until: { gt: now } }] };
}

/** As inForce, in raw queries of the table "Sanction". */
export const inForceNow = Prisma.sql`"Sanction"."liftedAt" is null and "Sanction"."from" <= now() and ("Sanction".until is null or "Sanction".until > now())`;

/** To be asked of every request, whatever it brings along, of the table `"Member" member`. */
export const mayEnter = Prisma.sql`member."leftAt" is null and not exists (select 1 from "Sanction" where "memberId" = member.id and kind = 'BAN' and ${inForceNow})`;

/** What an actor is made of. */
export const recognised = Prisma.sql`member.id, member.name, member.role::text as role, member.locale, member."leavingAt", member."avatarVersion", member."menusOnHover", member."keyboardShortcuts"`;
