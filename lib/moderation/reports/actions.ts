"use server";

import { redirect } from "next/navigation";
import { memberAction, moderatorAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { reportMember, settleReport } from "@/lib/moderation/reports/commands";
import { reportSchema, settleSchema } from "@/lib/moderation/reports/schema";
import { leaveNotice } from "@/lib/notice";

export const reportMemberAction = memberAction(
  reportSchema,
  async (actor, report) => {
    const { name } = await reportMember(actor, report);
    await leaveNotice("reported");
    redirect(`/members/${encodeURIComponent(name)}`);
  },
  limits.reports,
);

export const settleReportAction = moderatorAction(settleSchema, async (actor, settlement) => {
  await leaveNotice("reportSettled", await settleReport(actor, settlement));
  redirect("/admin/reports");
});
