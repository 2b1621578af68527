"use server";

import { redirect } from "next/navigation";
import { adminAction } from "@/lib/action";
import { leaveNotice } from "@/lib/notice";
import { changeChannel, makeChannel } from "@/lib/tribune/channels/commands";
import { changedChannelSchema, newChannelSchema } from "@/lib/tribune/channels/schema";

export const makeChannelAction = adminAction(newChannelSchema, async (actor, channel) => {
  await makeChannel(actor, channel);
  await leaveNotice("channelMade", { title: channel.title });
  redirect("/admin/tribune/channels");
});

export const changeChannelAction = adminAction(changedChannelSchema, async (actor, channel) => {
  await changeChannel(actor, channel);
  await leaveNotice("channelChanged", { title: channel.title });
  redirect("/admin/tribune/channels");
});
