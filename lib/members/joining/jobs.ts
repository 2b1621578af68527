import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { forADay } from "@/lib/jobs/retries";
import { forgetJoinRequests, sendNewLink } from "@/lib/members/joining/commands";
import { activationAsked } from "@/lib/members/joining/events";

export const resendLink = inngest.createFunction({ id: "members-resend-activation", retries: forADay, triggers: [activationAsked] }, async ({ event, step }) => {
  await step.run("send", () => sendNewLink(event.data.requestId));
});

export const forgetRequests = inngest.createFunction({ id: "members-forget-join-requests", triggers: [cron("25 3 * * *")] }, async ({ step }) => {
  await step.run("forget", () => forgetJoinRequests());
});
