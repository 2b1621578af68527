import "server-only";
import { inngest } from "@/lib/jobs/client";
import { messageAccepted } from "@/lib/messages/events";
import { mailRecipients } from "@/lib/messages/mailing/commands";

export const mailAboutMessages = inngest.createFunction({ id: "messages-mail-recipients", triggers: [messageAccepted] }, async ({ event, step }) => {
  if (!event.data.quiet) await step.run("mail", () => mailRecipients(event.data.messageIds));
});
