import { Prisma } from "@/lib/generated/prisma/client";

export function inForce(now: Date): Prisma.SanctionWhereInput {
  return { liftedAt: null, from: { lte: now }, OR: [{ until: null }, { until: { gt: now } }] };
}

/** As inForce, in raw queries of the table "Sanction". */
export const inForceNow = Prisma.sql`"Sanction"."liftedAt" is null and "Sanction"."from" <= now() and ("Sanction".until is null or "Sanction".until > now())`;

/** To be asked of every request, whatever it brings along. */
export function mayEnter(now: Date): Prisma.MemberWhereInput {
  return { leftAt: null, sanctions: { none: { kind: "BAN", ...inForce(now) } } };
}
