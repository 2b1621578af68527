"use server";

import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import type { Actor } from "@/lib/auth/actor";
import { limits, takeOrRefuse } from "@/lib/auth/limits";
import type { MessageState } from "@/lib/generated/prisma/enums";
import { answerMessage, replyToConversation, writeMessage } from "@/lib/messages/commands";
import { keepDraft, lengthenDraft } from "@/lib/messages/drafts/commands";
import { answeringSchema, type KeptDraft, writingSchema } from "@/lib/messages/drafts/schema";
import { previewFor } from "@/lib/messages/previewing/commands";
import { withQuotation } from "@/lib/messages/quoting/append";
import { getAnswering } from "@/lib/messages/quoting/queries";
import { quotationOf } from "@/lib/messages/quoting/quotation";
import { leaveNotice, type NoticeKey } from "@/lib/notice";
import type { Shown } from "@/lib/outcome";
import { Refusal } from "@/lib/refusal";

const noticeOf: Record<MessageState, NoticeKey> = { ACCEPTED: "messageSent", PENDING: "messagePending", REJECTED: "messageRejected", UNCONFIRMED: "messagePending" };

export const writeAction = memberAction(writingSchema, async (actor, typed): Promise<Shown> => {
  if (typed.keep) return setAside(actor, typed);
  const { preview, parent, ...writing } = typed;
  const { to, subject, body } = writing;
  if (preview) return { typed: { to, subject, body }, shown: { body: await previewFor(actor.memberId, body) } };
  await takeOrRefuse(limits.messages, `member:${actor.memberId}`);
  const { conversationIds, state } = parent ? await answerMessage(actor, { ...writing, parent }) : await writeMessage(actor, writing);
  await leaveNotice(noticeOf[state]);
  redirect(parent || conversationIds.length === 1 ? `/messages/c/${conversationIds[0]}` : "/messages/sent");
});

export const replyAction = memberAction(answeringSchema, async (actor, typed): Promise<Shown> => {
  if (typed.lengthen) return goOnAtLength(actor, typed);
  const { preview, ...reply } = typed;
  if (preview) return { typed: { body: reply.body }, shown: { body: await previewFor(actor.memberId, reply.body) } };
  await takeOrRefuse(limits.messages, `member:${actor.memberId}`);
  const { state } = await replyToConversation(actor, reply);
  await leaveNotice(noticeOf[state]);
  redirect(`/messages/c/${reply.conversation}`);
});

async function setAside(actor: Actor, draft: KeptDraft): Promise<never> {
  await takeOrRefuse(limits.drafts, `member:${actor.memberId}`);
  const kept = await keepDraft(actor, draft);
  await leaveNotice(kept?.beside ? "draftsBoth" : "draftKept");
  redirect("/messages/drafts");
}

async function goOnAtLength(actor: Actor, { key, parent, body }: { key: string; parent: number; body: string }): Promise<never> {
  await takeOrRefuse(limits.drafts, `member:${actor.memberId}`);
  const answering = await getAnswering(actor, parent);
  if (!answering) throw new Refusal("not_found", "notFound");
  const { other, subject } = answering;
  const draft = body.trim() && (await lengthenDraft(actor, key, { parent, subject, body: withQuotation(body, await quotationOf(other, answering.body)) }));
  redirect(`/messages/write?${new URLSearchParams({ ...(draft && { draft }), reply: String(parent) })}`);
}
