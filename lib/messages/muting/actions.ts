"use server";

import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import { muteConversation, unmuteConversation } from "@/lib/messages/muting/commands";
import { muteSchema } from "@/lib/messages/muting/schema";
import { leaveNotice } from "@/lib/notice";
import { internalPath } from "@/lib/security/redirect";

export const muteAction = memberAction(muteSchema, async (actor, { conversation, wish, next }) => {
  if (wish === "mute") await muteConversation(actor, conversation);
  else await unmuteConversation(actor, conversation);
  await leaveNotice(wish === "mute" ? "muted" : "unmuted");
  redirect(internalPath(next, `/messages/c/${conversation}`));
});
