"use server";

import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { replyToConversation, writeMessage } from "@/lib/messages/commands";
import { replySchema, writeSchema } from "@/lib/messages/schema";
import { leaveNotice } from "@/lib/notice";

export const writeAction = memberAction(
  writeSchema,
  async (actor, writing) => {
    const { conversationIds } = await writeMessage(actor, writing);
    await leaveNotice("messageSent");
    redirect(conversationIds.length === 1 ? `/messages/c/${conversationIds[0]}` : "/messages/sent");
  },
  limits.messages,
);

export const replyAction = memberAction(
  replySchema,
  async (actor, reply) => {
    await replyToConversation(actor, reply);
    await leaveNotice("messageSent");
    redirect(`/messages/c/${reply.conversation}`);
  },
  limits.messages,
);
