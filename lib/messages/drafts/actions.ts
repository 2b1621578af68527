"use server";

import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { dropDraft, keepDraft } from "@/lib/messages/drafts/commands";
import { draftSchema, dropDraftSchema } from "@/lib/messages/drafts/schema";
import { leaveNotice } from "@/lib/notice";

/** What the form does by itself while somebody writes. */
export const keepDraftAction = memberAction(draftSchema, keepDraft, limits.drafts);

/** The button for it, where no script runs. */
export const setAsideAction = memberAction(
  draftSchema,
  async (actor, draft) => {
    await keepDraft(actor, draft);
    await leaveNotice("draftKept");
    redirect("/messages/drafts");
  },
  limits.drafts,
);

export const dropDraftAction = memberAction(dropDraftSchema, async (actor, { key }) => {
  await dropDraft(actor, key);
  await leaveNotice("draftDropped");
  redirect("/messages/drafts");
});
