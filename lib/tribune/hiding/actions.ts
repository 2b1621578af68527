"use server";

import { redirect } from "next/navigation";
import { moderatorAction } from "@/lib/action";
import { leaveNotice } from "@/lib/notice";
import { internalPath } from "@/lib/security/redirect";
import { hidePost, unhidePost } from "@/lib/tribune/hiding/commands";
import { hidingSchema } from "@/lib/tribune/hiding/schema";

export const hidePostAction = moderatorAction(hidingSchema, async (actor, { post, back }) => {
  await hidePost(actor, post);
  await leaveNotice("postHidden");
  redirect(internalPath(back));
});

export const unhidePostAction = moderatorAction(hidingSchema, async (actor, { post, back }) => {
  await unhidePost(actor, post);
  await leaveNotice("postUnhidden");
  redirect(internalPath(back));
});
