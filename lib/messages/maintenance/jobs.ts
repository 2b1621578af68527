import "server-only";
import { cron, NonRetriableError } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { forgetDrafts } from "@/lib/messages/drafts/commands";
import { forgetFilings } from "@/lib/messages/filing/commands";
import { cleanUp } from "@/lib/messages/maintenance/commands";
import { checkUp } from "@/lib/messages/maintenance/queries";

export const cleanUpMailboxes = inngest.createFunction({ id: "messages-clean-up", triggers: [cron("50 3 * * *")] }, async ({ step }) => {
  await step.run("trash", () => cleanUp());
  await step.run("filings", () => forgetFilings());
  await step.run("drafts", () => forgetDrafts());
});

/** Fails when it finds something, so that administrators see it among the runs. */
export const checkUpMailboxes = inngest.createFunction({ id: "messages-check-up", triggers: [cron("10 4 * * *")], retries: 0 }, async ({ step }) => {
  await step.run("check-up", async () => {
    const findings = await checkUp();
    if (findings.length > 0) throw new NonRetriableError(findings.map(({ what, count, examples }) => `${count} ${what}: ${examples.join(", ")}`).join("; "));
  });
});
