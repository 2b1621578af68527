import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { forADay } from "@/lib/jobs/retries";
import { memberLeft } from "@/lib/members/leaving/events";
import { forgetLeftMailboxes, forgetMailbox } from "@/lib/messages/people/commands";

export const forgetMember = inngest.createFunction({ id: "messages-forget-member", retries: forADay, triggers: [memberLeft] }, async ({ event, step }) => {
  await step.run("mailbox", () => forgetMailbox(event.data.memberId));
});

export const forgetMailboxesLeft = inngest.createFunction({ id: "messages-forget-mailboxes-left", triggers: [cron("45 3 * * *")] }, async ({ step }) => {
  await step.run("mailboxes", () => forgetLeftMailboxes());
});
