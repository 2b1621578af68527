"use server";

import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import { rename } from "@/lib/members/renaming/commands";
import { renameSchema } from "@/lib/members/renaming/schema";
import { leaveNotice } from "@/lib/notice";

export const renameAction = memberAction(renameSchema, async (actor, change) => {
  await rename(actor, change);
  await leaveNotice("renamed", { name: change.name });
  redirect("/settings/security");
});
