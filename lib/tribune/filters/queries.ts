import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { fromRow } from "@/lib/tribune/filters/names";
import { mostRules, type Rule } from "@/lib/tribune/filters/rule";

export async function listSavedRules({ memberId }: Actor): Promise<Rule[]> {
  const rows = await db.filterRule.findMany({ where: { memberId }, select: { target: true, kind: true, pattern: true }, orderBy: { id: "asc" }, take: mostRules });
  return rows.map(fromRow);
}
