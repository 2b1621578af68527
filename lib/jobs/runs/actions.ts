"use server";

import { redirect } from "next/navigation";
import { adminAction } from "@/lib/action";
import { cancelRun, retryRun } from "@/lib/jobs/runs/commands";
import { runSchema } from "@/lib/jobs/runs/schema";
import { leaveNotice } from "@/lib/notice";

export const retryRunAction = adminAction(runSchema, async (actor, { runId }) => {
  await retryRun(actor, runId);
  await leaveNotice("runRetried");
  redirect(`/admin/runs/${runId}`);
});

export const cancelRunAction = adminAction(runSchema, async (actor, { runId }) => {
  await cancelRun(actor, runId);
  await leaveNotice("runCancelled");
  redirect(`/admin/runs/${runId}`);
});
