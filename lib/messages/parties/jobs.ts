import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { forADay } from "@/lib/jobs/retries";
import { memberLeft } from "@/lib/members/leaving/events";
import { memberRenamed } from "@/lib/members/renaming/events";
import { renewLateParties, renewParties } from "@/lib/messages/parties/commands";

export const followRenames = inngest.createFunction({ id: "messages-follow-renames", retries: forADay, triggers: [memberRenamed, memberLeft] }, async ({ event, step }) => {
  for (let [round, after] = [1, 0 as number | null]; after !== null; round++) {
    const seen: number = after;
    after = await step.run(`batch-${round}`, () => renewParties(event.data.memberId, seen));
  }
});

export const renewMissedParties = inngest.createFunction({ id: "messages-renew-parties", triggers: [cron("50 3 * * *")] }, async ({ step }) => {
  await step.run("renew", () => renewLateParties());
});
