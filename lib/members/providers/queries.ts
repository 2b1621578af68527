import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { escapeLike, type List } from "@/lib/keyset";
import { isDisposable } from "@/lib/members/providers/disposable";
import { hostOf, rulesCovering } from "@/lib/members/providers/domain";
import { judgeProvider } from "@/lib/members/providers/policy";
import { Refusal } from "@/lib/refusal";
import { getSetting } from "@/lib/settings/queries";

export const rulesPerPage = 40;

const listedRule = { id: true, domain: true, verdict: true, createdAt: true, creator: { select: { name: true } } } as const satisfies Prisma.EmailProviderRuleSelect;

export type ListedRule = Prisma.EmailProviderRuleGetPayload<{ select: typeof listedRule }>;

export async function requireAllowedProvider(email: string, field = "email"): Promise<void> {
  const host = hostOf(email);
  const covering = rulesCovering(host);
  const rules = await db.emailProviderRule.findMany({ where: { domain: { in: covering } }, select: { verdict: true }, take: covering.length });
  const listed = (await getSetting("members.refuseDisposable")) && (await isDisposable(host));
  const verdict = judgeProvider(
    rules.map((rule) => rule.verdict),
    listed,
  );
  if (verdict === "BLOCK") throw new Refusal("forbidden", "providerRefused", { field });
}

export async function listProviderRules(viewer: Actor, { q, after }: List): Promise<ListedRule[]> {
  demandRank(viewer, "ADMINISTRATOR");
  return db.emailProviderRule.findMany({
    where: {
      ...(q ? { domain: { contains: escapeLike(q.toLowerCase()) } } : {}),
      ...(after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {}),
    },
    select: listedRule,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: rulesPerPage + 1,
  });
}

export async function countProviderRules(viewer: Actor): Promise<number> {
  demandRank(viewer, "ADMINISTRATOR");
  return db.emailProviderRule.count();
}
