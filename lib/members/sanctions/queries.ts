import "server-only";
import { inForce } from "@/lib/auth/bans";
import { databaseNow, db } from "@/lib/db";
import type { SanctionKind } from "@/lib/generated/prisma/enums";

export type CurrentSanction = { reason: string; until: Date | null };

export async function currentSanction(memberId: number, kind: SanctionKind): Promise<CurrentSanction | null> {
  return db.sanction.findFirst({
    where: { memberId, kind, ...inForce(await databaseNow()) },
    select: { reason: true, until: true },
    orderBy: [{ until: { sort: "desc", nulls: "first" } }, { id: "desc" }],
  });
}
