import "server-only";
import { inngest } from "@/lib/jobs/client";
import { memberLeft } from "@/lib/members/leaving/events";
import { memberRenamed } from "@/lib/members/renaming/events";
import { renewParties } from "@/lib/messages/parties/commands";

export const followRenames = inngest.createFunction({ id: "messages-follow-renames", triggers: [memberRenamed, memberLeft] }, async ({ event, step }) => {
  for (let [round, after] = [1, 0 as number | null]; after !== null; round++) {
    const seen: number = after;
    after = await step.run(`batch-${round}`, () => renewParties(event.data.memberId, seen));
  }
});
