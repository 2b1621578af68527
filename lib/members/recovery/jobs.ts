import "server-only";
import { inngest } from "@/lib/jobs/client";
import { mailRecovery } from "@/lib/members/recovery/commands";
import { recoveryAsked } from "@/lib/members/recovery/events";

export const sendRecovery = inngest.createFunction({ id: "members-send-recovery", triggers: [recoveryAsked] }, async ({ event, step }) => {
  await step.run("mail", () => mailRecovery(event.data.memberId, new Date(event.ts ?? 0)));
});
