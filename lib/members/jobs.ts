import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { forgetExpiredTokens, forgetUnactivatedMembers } from "@/lib/members/commands";

export const forgetUnactivated = inngest.createFunction({ id: "members-forget-unactivated", triggers: [cron("20 3 * * *")] }, async ({ step }) => {
  await step.run("tokens", () => forgetExpiredTokens());
  await step.run("accounts", () => forgetUnactivatedMembers());
});
