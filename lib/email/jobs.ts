import "server-only";
import { cron, NonRetriableError } from "inngest";
import { abandonMail, announceWaiting, forgetMailedSecrets, forgetMailTexts, handOverMail } from "@/lib/email/commands";
import { mailAccepted } from "@/lib/email/events";
import { inngest } from "@/lib/jobs/client";
import { runCancelled } from "@/lib/jobs/events";
import { forADay } from "@/lib/jobs/retries";
import { getSetting } from "@/lib/settings/queries";

export const deliverMail = inngest.createFunction(
  {
    id: "email-deliver-mail",
    triggers: [mailAccepted],
    retries: forADay,
    onFailure: async ({ event, step }) => {
      await step.run("abandon", () => abandonMail(mailAccepted.schema.parse(event.data.event.data).mailId));
    },
  },
  async ({ event, step }) => {
    await step.run("hand-over", async () => {
      const outcome = await handOverMail(event.data.mailId);
      if (outcome.state === "refused") throw new NonRetriableError(outcome.reason);
      if (outcome.state === "failed") throw new Error(outcome.reason);
    });
  },
);

export const abandonCancelledMail = inngest.createFunction({ id: "email-abandon-cancelled", retries: forADay, triggers: [runCancelled] }, async ({ event, step }) => {
  const { name, about } = event.data;
  if (name === mailAccepted.name) await step.run("abandon", () => abandonMail(mailAccepted.schema.parse(about).mailId));
});

export const forgetTexts = inngest.createFunction({ id: "email-forget-texts", triggers: [cron("15 3 * * *")] }, async ({ step }) => {
  await step.run("forget", async () => forgetMailTexts(await getSetting("mail.keepTextDays")));
});

export const forgetSecrets = inngest.createFunction({ id: "email-forget-secrets", triggers: [cron("40 * * * *")] }, async ({ step }) => {
  await step.run("forget", () => forgetMailedSecrets());
});

export const announceLostMails = inngest.createFunction({ id: "email-announce-lost", triggers: [cron("35 4 * * *")] }, async ({ step }) => {
  await step.run("announce", () => announceWaiting());
});
