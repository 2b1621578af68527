import "server-only";
import { inngest } from "@/lib/jobs/client";
import { memberLeft } from "@/lib/members/leaving/events";
import { forgetReportsOf } from "@/lib/moderation/reports/commands";

export const forgetReports = inngest.createFunction({ id: "moderation-forget-reports", triggers: [memberLeft] }, async ({ event, step }) => {
  await step.run("reports", () => forgetReportsOf(event.data.memberId));
});
