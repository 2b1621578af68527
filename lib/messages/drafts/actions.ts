"use server";

import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { dropDraft, keepDraft } from "@/lib/messages/drafts/commands";
import { draftSchema, dropDraftSchema } from "@/lib/messages/drafts/schema";
import { leaveNotice } from "@/lib/notice";

export const keepDraftAction = memberAction(draftSchema, keepDraft, limits.drafts);

export const dropDraftAction = memberAction(dropDraftSchema, async (actor, { key }) => {
  await dropDraft(actor, key);
  await leaveNotice("draftDropped");
  redirect("/messages/drafts");
});
