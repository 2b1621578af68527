"use server";

import { redirect } from "next/navigation";
import { moderatorAction } from "@/lib/action";
import { leaveNotice } from "@/lib/notice";
import { internalPath } from "@/lib/security/redirect";
import { removeUrl, restoreUrl } from "@/lib/tribune/urls/commands";
import { removalSchema } from "@/lib/tribune/urls/schema";

export const removeUrlAction = moderatorAction(removalSchema, async (actor, { url, back }) => {
  await removeUrl(actor, url);
  await leaveNotice("urlRemoved");
  redirect(internalPath(back));
});

export const restoreUrlAction = moderatorAction(removalSchema, async (actor, { url, back }) => {
  await restoreUrl(actor, url);
  await leaveNotice("urlRestored");
  redirect(internalPath(back));
});
