"use server";

import { redirect } from "next/navigation";
import { adminAction } from "@/lib/action";
import { changeRole, lookAtEmail } from "@/lib/members/roster/commands";
import { memberSchema, roleSchema } from "@/lib/members/roster/schema";
import { leaveNotice } from "@/lib/notice";

export const changeRoleAction = adminAction(roleSchema, async (actor, { memberId, role }) => {
  const { name } = await changeRole(actor, memberId, role);
  await leaveNotice("roleChanged", { name });
  const leavesStaff = actor.memberId === memberId && role === "MEMBER";
  redirect(leavesStaff ? "/" : `/admin/members/${encodeURIComponent(name)}`);
});

export const lookAtEmailAction = adminAction(memberSchema, async (actor, { memberId }) => ({ email: await lookAtEmail(actor, memberId) }));
