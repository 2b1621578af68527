import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { forADay } from "@/lib/jobs/retries";
import { memberLeft } from "@/lib/members/leaving/events";
import { forgetReportsLeft, forgetReportsOf } from "@/lib/moderation/reports/commands";

export const forgetReports = inngest.createFunction({ id: "moderation-forget-reports", retries: forADay, triggers: [memberLeft] }, async ({ event, step }) => {
  await step.run("reports", () => forgetReportsOf(event.data.memberId));
});

export const forgetReportsOfLeft = inngest.createFunction({ id: "moderation-forget-reports-left", triggers: [cron("42 3 * * *")] }, async ({ step }) => {
  await step.run("reports", () => forgetReportsLeft());
});
