import "server-only";
import { cron } from "inngest";
import { forgetDevices } from "@/lib/auth/devices";
import { forgetCounts } from "@/lib/auth/limits";
import { forgetExpiredSessions } from "@/lib/auth/sessions";
import { forgetForms } from "@/lib/forms/kept/commands";
import { inngest } from "@/lib/jobs/client";

export const forgetExpired = inngest.createFunction({ id: "auth-forget-expired", triggers: [cron("40 * * * *")] }, async ({ step }) => {
  await step.run("sessions", () => forgetExpiredSessions());
  await step.run("counts", () => forgetCounts());
  await step.run("forms", () => forgetForms());
  await step.run("devices", () => forgetDevices());
});
