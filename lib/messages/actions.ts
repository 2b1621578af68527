"use server";

import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import { limits, takeOrRefuse } from "@/lib/auth/limits";
import type { MessageState } from "@/lib/generated/prisma/enums";
import { renderMarkdown } from "@/lib/markdown/render";
import { answerMessage, replyToConversation, writeMessage } from "@/lib/messages/commands";
import { replySchema, typedSchema } from "@/lib/messages/schema";
import { leaveNotice, type NoticeKey } from "@/lib/notice";
import type { Shown } from "@/lib/outcome";

const noticeOf: Record<MessageState, NoticeKey> = { ACCEPTED: "messageSent", PENDING: "messagePending", REJECTED: "messageRejected", UNCONFIRMED: "messagePending" };

export const writeAction = memberAction(typedSchema, async (actor, { preview, parent, ...writing }): Promise<Shown> => {
  const { to, subject, body } = writing;
  if (preview) return { typed: { to, subject, body }, shown: { body: renderMarkdown(body) } };
  await takeOrRefuse(limits.messages, `member:${actor.memberId}`);
  const { conversationIds, state } = parent ? await answerMessage(actor, { ...writing, parent }) : await writeMessage(actor, writing);
  await leaveNotice(noticeOf[state]);
  redirect(parent || conversationIds.length === 1 ? `/messages/c/${conversationIds[0]}` : "/messages/sent");
});

export const replyAction = memberAction(replySchema, async (actor, { preview, ...reply }): Promise<Shown> => {
  if (preview) return { typed: { body: reply.body }, shown: { body: renderMarkdown(reply.body) } };
  await takeOrRefuse(limits.messages, `member:${actor.memberId}`);
  const { state } = await replyToConversation(actor, reply);
  await leaveNotice(noticeOf[state]);
  redirect(`/messages/c/${reply.conversation}`);
});
