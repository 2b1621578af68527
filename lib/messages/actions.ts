"use server";

import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import { limits, takeOrRefuse } from "@/lib/auth/limits";
import { renderMarkdown } from "@/lib/markdown/render";
import { answerMessage, replyToConversation, writeMessage } from "@/lib/messages/commands";
import { replySchema, typedSchema } from "@/lib/messages/schema";
import { leaveNotice } from "@/lib/notice";
import type { Shown } from "@/lib/outcome";

export const writeAction = memberAction(typedSchema, async (actor, { preview, parent, ...writing }): Promise<Shown> => {
  const { to, subject, body } = writing;
  if (preview) return { typed: { to, subject, body }, shown: { body: renderMarkdown(body) } };
  await takeOrRefuse(limits.messages, `member:${actor.memberId}`);
  const { conversationIds } = parent ? await answerMessage(actor, { ...writing, parent }) : await writeMessage(actor, writing);
  await leaveNotice("messageSent");
  redirect(parent || conversationIds.length === 1 ? `/messages/c/${conversationIds[0]}` : "/messages/sent");
});

export const replyAction = memberAction(replySchema, async (actor, { preview, ...reply }): Promise<Shown> => {
  if (preview) return { typed: { body: reply.body }, shown: { body: renderMarkdown(reply.body) } };
  await takeOrRefuse(limits.messages, `member:${actor.memberId}`);
  await replyToConversation(actor, reply);
  await leaveNotice("messageSent");
  redirect(`/messages/c/${reply.conversation}`);
});
