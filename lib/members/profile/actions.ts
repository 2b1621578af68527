"use server";

import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import { renderMarkdown } from "@/lib/markdown/render";
import { choicesFrom } from "@/lib/members/profile/choices";
import { saveChoices, saveProfile } from "@/lib/members/profile/commands";
import { choicesSchema, profileSchema } from "@/lib/members/profile/schema";
import { leaveNotice } from "@/lib/notice";
import type { Shown } from "@/lib/outcome";

export const saveProfileAction = memberAction(profileSchema, async (actor, { preview, ...text }): Promise<Shown> => {
  const { biography, signature } = text;
  if (preview) return { typed: text, shown: { biography: renderMarkdown(biography), signature: renderMarkdown(signature) } };
  await saveProfile(actor, text);
  await leaveNotice("profileSaved");
  redirect("/settings/profile");
});

export const saveChoicesAction = memberAction(choicesSchema, async (actor, boxes) => {
  await saveChoices(actor, choicesFrom(boxes));
  await leaveNotice("choicesSaved");
  redirect("/settings/privacy");
});
