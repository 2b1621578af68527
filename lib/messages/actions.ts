"use server";

import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import type { Act } from "@/lib/messages/act";
import { actOnConversations, replyToConversation, writeMessage } from "@/lib/messages/commands";
import { folderPath } from "@/lib/messages/folder";
import { actSchema, markReadSchema, replySchema, writeSchema } from "@/lib/messages/schema";
import { leaveNotice, type NoticeKey } from "@/lib/notice";
import { Refusal } from "@/lib/refusal";
import { internalPath } from "@/lib/security/redirect";

export const writeAction = memberAction(
  writeSchema,
  async (actor, draft) => {
    const { conversationIds } = await writeMessage(actor, draft);
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

const noticeOf: Record<Act, NoticeKey> = { archive: "archived", unarchive: "unarchived", trash: "trashed", restore: "restored", markRead: "markedRead", markUnread: "markedUnread" };

export const actOnConversationsAction = memberAction(actSchema, async (actor, { act, folder, conversation = [], next }) => {
  if (conversation.length === 0) throw new Refusal("invalid", "nothingSelected");
  const { count } = await actOnConversations(actor, act, { conversationIds: conversation, folder });
  await leaveNotice(noticeOf[act], { count });
  redirect(internalPath(next, folderPath(folder ?? "INBOX")));
});

/** What opening a conversation does once it is shown: the page that shows it stays as it is. */
export const markReadAction = memberAction(markReadSchema, async (actor, { conversation, newest }) => {
  await actOnConversations(actor, "markRead", { conversationIds: [conversation], upTo: newest });
});
