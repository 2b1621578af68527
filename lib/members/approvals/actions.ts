"use server";

import { redirect } from "next/navigation";
import { moderatorAction } from "@/lib/action";
import { acceptApplication, declineApplication } from "@/lib/members/approvals/commands";
import { acceptSchema, declineSchema } from "@/lib/members/approvals/schema";
import { leaveNotice } from "@/lib/notice";

export const acceptApplicationAction = moderatorAction(acceptSchema, async (actor, { requestId }) => {
  await leaveNotice("applicationAccepted", await acceptApplication(actor, requestId));
  redirect("/admin/approvals");
});

export const declineApplicationAction = moderatorAction(declineSchema, async (actor, { requestId, reason }) => {
  await leaveNotice("applicationDeclined", await declineApplication(actor, requestId, reason));
  redirect("/admin/approvals");
});
