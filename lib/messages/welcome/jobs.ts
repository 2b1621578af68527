import "server-only";
import { inngest } from "@/lib/jobs/client";
import { forADay } from "@/lib/jobs/retries";
import { memberJoined } from "@/lib/members/joining/events";
import { welcomeMember } from "@/lib/messages/welcome/commands";

export const sendWelcome = inngest.createFunction({ id: "messages-welcome", triggers: [memberJoined], retries: forADay }, async ({ event, step }) => {
  await step.run("welcome", () => welcomeMember(event.data.memberId));
});
