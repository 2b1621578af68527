"use server";

import { redirect } from "next/navigation";
import { z } from "zod/mini";
import { memberAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { changePassword, endOtherSessions, endSession } from "@/lib/members/security/commands";
import { passwordSchema, sessionSchema } from "@/lib/members/security/schema";
import { leaveNotice } from "@/lib/notice";

export const endSessionAction = memberAction(sessionSchema, async (actor, { sessionId }) => {
  await endSession(actor, sessionId);
  await leaveNotice("sessionEnded");
  redirect("/settings/security");
});

export const endOtherSessionsAction = memberAction(z.object({}), async (actor) => {
  const count = await endOtherSessions(actor);
  await leaveNotice("sessionsEnded", { count });
  redirect("/settings/security");
});

export const changePasswordAction = memberAction(
  passwordSchema,
  async (actor, change) => {
    await changePassword(actor, change);
    await leaveNotice("passwordChanged");
    redirect("/settings/security");
  },
  limits.passwordChanges,
);
