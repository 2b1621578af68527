"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod/mini";
import { memberAction, publicAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { sessionCookie } from "@/lib/auth/next-auth";
import { getFormatter } from "@/lib/i18n/texts";
import { sayFarewell, stay, stayByLink } from "@/lib/members/leaving/commands";
import { leaveSchema, stayByLinkSchema } from "@/lib/members/leaving/schema";
import { leaveNotice } from "@/lib/notice";

export const sayFarewellAction = memberAction(leaveSchema, async (actor, input) => {
  const leavingAt = await sayFarewell(actor, input);
  if (leavingAt) {
    await leaveNotice("farewellSaid", { when: (await getFormatter()).dateTime(leavingAt, { dateStyle: "long", timeStyle: "short" }) });
    redirect("/settings/account");
  }
  (await cookies()).set(sessionCookie.name, "", { ...sessionCookie.options, maxAge: 0 });
  await leaveNotice("left");
  redirect("/");
});

export const stayAction = memberAction(z.object({}), async (actor) => {
  await stay(actor);
  await leaveNotice("stayed");
  redirect("/settings/account");
});

export const stayByLinkAction = publicAction(
  stayByLinkSchema,
  async (_actor, { token }) => {
    await stayByLink(token);
    await leaveNotice("stayed");
    redirect("/");
  },
  limits.activation,
);
