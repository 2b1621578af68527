import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { forgetExpiredTokens } from "@/lib/members/commands";

export const forgetTokens = inngest.createFunction({ id: "members-forget-tokens", triggers: [cron("20 3 * * *")] }, async ({ step }) => {
  await step.run("tokens", () => forgetExpiredTokens());
});
