import "server-only";
import { inngest } from "@/lib/jobs/client";
import { forADay } from "@/lib/jobs/retries";
import { mailRecovery, mayMailRecovery } from "@/lib/members/recovery/commands";
import { recoveryAsked } from "@/lib/members/recovery/events";

export const sendRecovery = inngest.createFunction({ id: "members-send-recovery", retries: forADay, triggers: [recoveryAsked] }, async ({ event, step }) => {
  if (await step.run("count", () => mayMailRecovery(event.data.memberId))) await step.run("mail", () => mailRecovery(event.data.memberId, new Date(event.ts ?? 0)));
});
