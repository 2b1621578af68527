import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { databaseNow, db } from "@/lib/db";
import { readRule } from "@/lib/members/providers/domain";
import type { ProviderRule } from "@/lib/members/providers/schema";
import { Refusal } from "@/lib/refusal";

export async function setProviderRule(actor: Actor, { domain: typed, verdict }: ProviderRule): Promise<string> {
  demandRank(actor, "ADMINISTRATOR");
  const domain = readRule(typed);
  if (!domain) throw new Refusal("invalid", "domainInvalid", { field: "domain" });
  await db.$transaction(async (tx) => {
    const rule = { verdict, creatorId: actor.memberId, createdAt: await databaseNow(tx) };
    await tx.emailProviderRule.upsert({ where: { domain }, create: { domain, ...rule }, update: rule });
    await writeAudit(tx, actor, { act: verdict === "BLOCK" ? "providers.block" : "providers.allow", subject: domain });
  });
  return domain;
}

export async function removeProviderRule(actor: Actor, id: number): Promise<string> {
  demandRank(actor, "ADMINISTRATOR");
  return db.$transaction(async (tx) => {
    const rule = await tx.emailProviderRule.findUnique({ where: { id }, select: { domain: true } });
    if (!rule) throw new Refusal("not_found", "notFound");
    await tx.emailProviderRule.delete({ where: { id } });
    await writeAudit(tx, actor, { act: "providers.remove", subject: rule.domain });
    return rule.domain;
  });
}
