import "server-only";
import { writeAuditOnce } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import { escapeLike, type List } from "@/lib/keyset";
import { fromRow } from "@/lib/tribune/filters/names";
import { mostRules, type Rule } from "@/lib/tribune/filters/rule";

export async function listSavedRules({ memberId }: Actor): Promise<Rule[]> {
  const rows = await db.filterRule.findMany({ where: { memberId }, select: { target: true, kind: true, pattern: true }, orderBy: { id: "asc" }, take: mostRules });
  return rows.map(fromRow);
}

export const staffRulesPerPage = 40;

export type StaffRule = Rule & { id: number; member: string; createdAt: Date };

/** What all members have saved, the newest first. It tells who avoids whom, so that the audit says who looked. */
export async function listStaffRules(viewer: Actor, { q, after }: List): Promise<StaffRule[]> {
  demandRank(viewer, "ADMINISTRATOR");
  await db.$transaction((tx) => writeAuditOnce(tx, viewer, { act: "tribune.lookAtFilters", subject: "/admin/tribune/filters" }));
  const text = q && ({ contains: escapeLike(q), mode: "insensitive" } as const);
  const rows = await db.filterRule.findMany({
    where: { ...(text && { OR: [{ pattern: text }, { member: { name: text } }] }), ...(after && { id: { lt: after.id } }) },
    select: { id: true, target: true, kind: true, pattern: true, createdAt: true, member: { select: { name: true } } },
    orderBy: { id: "desc" },
    take: staffRulesPerPage + 1,
  });
  return rows.map(({ id, createdAt, member, ...row }) => ({ id, createdAt, member: member.name, ...fromRow(row) }));
}
