"use server";

import { redirect } from "next/navigation";
import { adminAction } from "@/lib/action";
import { removeProviderRule, setProviderRule } from "@/lib/members/providers/commands";
import { providerRuleSchema, removedRuleSchema } from "@/lib/members/providers/schema";
import { leaveNotice } from "@/lib/notice";

export const setProviderRuleAction = adminAction(providerRuleSchema, async (actor, input) => {
  await leaveNotice("providerRuleSet", { domain: await setProviderRule(actor, input) });
  redirect("/admin/providers");
});

export const removeProviderRuleAction = adminAction(removedRuleSchema, async (actor, { ruleId }) => {
  await leaveNotice("providerRuleRemoved", { domain: await removeProviderRule(actor, ruleId) });
  redirect("/admin/providers");
});
