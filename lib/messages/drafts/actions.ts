"use server";

import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { dropDraft, keepDraft } from "@/lib/messages/drafts/commands";
import { draftOfSchema, dropDraftSchema } from "@/lib/messages/drafts/schema";
import { leaveNotice } from "@/lib/notice";
import { Refusal } from "@/lib/refusal";

export const keepDraftAction = memberAction(
  draftOfSchema,
  async (actor, { holder, ...draft }) => {
    if (holder !== actor.memberId) throw new Refusal("signed_out", "signedOut");
    await keepDraft(actor, draft);
  },
  limits.drafts,
);

export const dropDraftAction = memberAction(dropDraftSchema, async (actor, { key }) => {
  await dropDraft(actor, key);
  await leaveNotice("draftDropped");
  redirect("/messages/drafts");
});
