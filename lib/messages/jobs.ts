import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { forADay } from "@/lib/jobs/retries";
import { messageAccepted } from "@/lib/messages/events";
import { mailMissed, tellOfMessages } from "@/lib/messages/mailing/commands";

export const mailAboutMessages = inngest.createFunction({ id: "messages-mail-recipients", retries: forADay, triggers: [messageAccepted] }, async ({ event, step }) => {
  await step.run("mail", () => tellOfMessages(event.data, event.id));
});

export const mailMissedMessages = inngest.createFunction({ id: "messages-mail-missed", triggers: [cron("55 3 * * *")] }, async ({ step }) => {
  await step.run("mail", () => mailMissed());
});
