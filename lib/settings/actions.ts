"use server";

import { redirect } from "next/navigation";
import { adminAction } from "@/lib/action";
import { leaveNotice } from "@/lib/notice";
import { changeSetting, resetSetting } from "@/lib/settings/commands";
import { changedSettingSchema, settingSchema } from "@/lib/settings/schema";

export const changeSettingAction = adminAction(changedSettingSchema, async (actor, { key, value, secret }) => {
  await changeSetting(actor, key, secret ?? value);
  await leaveNotice("settingSaved");
  redirect(`/admin/settings#${key}`);
});

export const resetSettingAction = adminAction(settingSchema, async (actor, { key }) => {
  await resetSetting(actor, key);
  await leaveNotice("settingSaved");
  redirect(`/admin/settings#${key}`);
});
