"use server";

import { redirect } from "next/navigation";
import { memberAction, publicAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { askEmailChange, confirmEmailChange, undoEmailChange } from "@/lib/members/email-change/commands";
import { emailChangeSchema, linkSchema } from "@/lib/members/email-change/schema";
import { leaveNotice } from "@/lib/notice";

export const askEmailChangeAction = memberAction(emailChangeSchema, async (actor, change) => {
  await askEmailChange(actor, change);
  await leaveNotice("emailAsked");
  redirect("/settings/security");
});

export const confirmEmailChangeAction = memberAction(linkSchema, async (actor, { token }) => {
  await confirmEmailChange(actor, token);
  await leaveNotice("emailChanged");
  redirect("/settings/security");
});

export const undoEmailChangeAction = publicAction(
  linkSchema,
  async (_actor, { token }) => {
    await undoEmailChange(token);
    await leaveNotice("emailRestored");
    redirect("/sign-in");
  },
  limits.signInByNetwork,
);
