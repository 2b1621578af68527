import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { departDue, forgetFormerAccounts } from "@/lib/members/leaving/commands";

export const letLeave = inngest.createFunction({ id: "members-let-leave", triggers: [cron("*/10 * * * *")] }, async ({ step }) => {
  await step.run("depart", () => departDue());
});

export const forgetFormer = inngest.createFunction({ id: "members-forget-former", triggers: [cron("35 3 * * *")] }, async ({ step }) => {
  await step.run("forget", () => forgetFormerAccounts());
});
