import "server-only";
import { cron } from "inngest";
import { beat } from "@/lib/health/commands";
import { inngest } from "@/lib/jobs/client";
import { forgetOldRuns, sendPendingEvents } from "@/lib/jobs/commands";
import { executorHeart } from "@/lib/jobs/executor";

export const sendUnsentEvents = inngest.createFunction({ id: "jobs-send-unsent-events", retries: 0, triggers: [cron("*/5 * * * *")] }, async ({ step }) => {
  await step.run("show-life", () => beat(executorHeart));
  await step.run("send", () => sendPendingEvents());
});

export const forgetRuns = inngest.createFunction({ id: "jobs-forget-runs", triggers: [cron("10 3 * * *")] }, async ({ step }) => {
  await step.run("forget", () => forgetOldRuns());
});
