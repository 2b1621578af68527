"use server";

import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import { type Act, isMuting } from "@/lib/messages/filing/act";
import { emptyTrash, file, fileAll, undoFiling } from "@/lib/messages/filing/commands";
import { emptyTrashSchema, filingOneSchema, filingSchema, markReadSchema, undoSchema } from "@/lib/messages/filing/schema";
import { folderPath } from "@/lib/messages/folder";
import { readListing } from "@/lib/messages/listing/listing";
import { leaveNotice, type NoticeKey } from "@/lib/notice";
import { Refusal } from "@/lib/refusal";
import { internalPath } from "@/lib/security/redirect";

const noticeOf: Record<Act, NoticeKey> = { archive: "archived", unarchive: "unarchived", trash: "trashed", restore: "restored", markRead: "markedRead", markUnread: "markedUnread", mute: "muted", unmute: "unmuted" };

export const fileAction = memberAction(filingSchema, async (actor, { act, folder, conversation = [], message = [], all, newest, next }) => {
  const back = internalPath(next, folderPath(folder ?? "INBOX"));
  const { listing } = readListing(Object.fromEntries(new URL(back, "http://here").searchParams));
  if (!all && conversation.length + message.length === 0) throw new Refusal("invalid", "nothingSelected");
  const selection = conversation.length > 0 ? { conversations: conversation, folder, newest } : { messages: message, folder };
  const { count, undo } = all && folder ? await fileAll(actor, act, { folder, listing, newest }) : await file(actor, act, selection);
  await leaveNotice(noticeOf[act], { count, by: !isMuting(act) && (message.length > 0 || (all && listing.by === "message")) ? "message" : "conversation" }, undo ? { id: undo, back } : undefined);
  redirect(back);
});

/** What opening a conversation does once it is shown: the page that shows it stays as it is. */
export const markReadAction = memberAction(markReadSchema, async (actor, { conversation, ...shown }) => {
  await file(actor, "markRead", { conversations: [conversation], shown });
});

export const fileOneAction = memberAction(filingOneSchema, async (actor, { one: { act, message }, next }) => {
  const back = internalPath(next, `/messages/m/${message}`);
  const { count, undo } = await file(actor, act, { messages: [message] });
  await leaveNotice(noticeOf[act], { count, by: "message" }, undo ? { id: undo, back } : undefined);
  redirect(back);
});

export const undoFilingAction = memberAction(undoSchema, async (actor, { undo, next }) => {
  await leaveNotice((await undoFiling(actor, undo)) ? "undone" : "nothingToUndo");
  redirect(internalPath(next, folderPath("INBOX")));
});

export const emptyTrashAction = memberAction(emptyTrashSchema, async (actor, { until }) => {
  await emptyTrash(actor, { until });
  await leaveNotice("trashEmptied");
  redirect(folderPath("TRASH"));
});
