"use server";

import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { dropDraft, keepDraft, lengthenDraft } from "@/lib/messages/drafts/commands";
import { draftSchema, dropDraftSchema, lengthenSchema } from "@/lib/messages/drafts/schema";
import { withQuotation } from "@/lib/messages/quoting/append";
import { getAnswering } from "@/lib/messages/quoting/queries";
import { quotationOf } from "@/lib/messages/quoting/quotation";
import { leaveNotice } from "@/lib/notice";
import { Refusal } from "@/lib/refusal";

export const keepDraftAction = memberAction(draftSchema, keepDraft, limits.drafts);

export const setAsideAction = memberAction(
  draftSchema,
  async (actor, draft) => {
    await keepDraft(actor, draft);
    await leaveNotice("draftKept");
    redirect("/messages/drafts");
  },
  limits.drafts,
);

export const lengthenAction = memberAction(
  lengthenSchema,
  async (actor, { key, parent, body }) => {
    const answering = await getAnswering(actor, parent);
    if (!answering) throw new Refusal("not_found", "notFound");
    const { other, subject } = answering;
    const draft = body.trim() && (await lengthenDraft(actor, key, { parent, subject, body: withQuotation(body, await quotationOf(other, answering.body)) }));
    redirect(`/messages/write?${new URLSearchParams({ ...(draft && { draft }), reply: String(parent) })}`);
  },
  limits.drafts,
);

export const dropDraftAction = memberAction(dropDraftSchema, async (actor, { key }) => {
  await dropDraft(actor, key);
  await leaveNotice("draftDropped");
  redirect("/messages/drafts");
});
