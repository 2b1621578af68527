import "server-only";
import { cron } from "inngest";
import { inngest } from "@/lib/jobs/client";
import { failExport, forgetExports, makeExport } from "@/lib/members/export/commands";
import { exportRequested } from "@/lib/members/export/events";
import type { ExportPart } from "@/lib/members/export/part";

export function exportMaker(parts: readonly ExportPart[]) {
  return inngest.createFunction(
    {
      id: "members-make-export",
      triggers: [exportRequested],
      retries: 3,
      concurrency: 1,
      onFailure: async ({ event, step }) => {
        await step.run("fail", () => failExport(exportRequested.schema.parse(event.data.event.data).exportId));
      },
    },
    async ({ event, step }) => {
      await step.run("make", () => makeExport(event.data.exportId, parts));
    },
  );
}

export const forgetOldExports = inngest.createFunction({ id: "members-forget-exports", triggers: [cron("25 * * * *")] }, async ({ step }) => {
  await step.run("forget", () => forgetExports());
});
