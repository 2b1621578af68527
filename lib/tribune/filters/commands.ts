import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { toRow } from "@/lib/tribune/filters/names";
import { mostRules, type Rule } from "@/lib/tribune/filters/rule";

export async function saveRules({ memberId }: Actor, rules: readonly Rule[]): Promise<void> {
  if (rules.length > mostRules) throw new Refusal("invalid", "filtersTooMany", { field: "content" });
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`select id from "Member" where id = ${memberId} for update`;
    await tx.filterRule.deleteMany({ where: { memberId } });
    await tx.filterRule.createMany({ data: rules.map((rule) => ({ memberId, ...toRow(rule) })) });
  });
}
