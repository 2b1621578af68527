import "server-only";
import { actAs } from "@/lib/auth/acting";
import type { Actor } from "@/lib/auth/actor";
import { Refusal } from "@/lib/refusal";
import { toRow } from "@/lib/tribune/filters/names";
import { mostRules, type Rule } from "@/lib/tribune/filters/rule";

export async function saveRules(actor: Actor, rules: readonly Rule[]): Promise<void> {
  if (rules.length > mostRules) throw new Refusal("invalid", "filtersTooMany", { field: "content" });
  const { memberId } = actor;
  await actAs(actor, async (tx) => {
    await tx.filterRule.deleteMany({ where: { memberId } });
    await tx.filterRule.createMany({ data: rules.map((rule) => ({ memberId, ...toRow(rule) })) });
  });
}
