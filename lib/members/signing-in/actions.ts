"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod/mini";
import { publicAction } from "@/lib/action";
import { deviceCookie, recogniseDevice, signDevice } from "@/lib/auth/devices";
import { limits } from "@/lib/auth/limits";
import { sessionCookie } from "@/lib/auth/next-auth";
import { closeSession, rememberedFor } from "@/lib/auth/sessions";
import { choiceKept } from "@/lib/http/cookie";
import { localeCookie } from "@/lib/i18n/locale";
import { signIn } from "@/lib/members/signing-in/commands";
import { forgetNextPage } from "@/lib/members/signing-in/next-page";
import { signInSchema } from "@/lib/members/signing-in/schema";
import { leaveNotice } from "@/lib/notice";
import { pageAfterSigningIn } from "@/lib/security/redirect";

export const signInAction = publicAction(
  signInSchema,
  async (_actor, input) => {
    const remembered = input.remember === true || input.remember === "on" || input.remember === "true";
    const request = await headers();
    const jar = await cookies();
    const device = recogniseDevice(jar.get(deviceCookie.name)?.value);
    const { token, name, locale } = await signIn(input, remembered, { address: request.get("x-forwarded-for"), userAgent: request.get("user-agent"), device });
    jar.set(sessionCookie.name, token, { ...sessionCookie.options, ...(remembered ? { maxAge: rememberedFor / 1000 } : {}) });
    jar.set(deviceCookie.name, signDevice(device), deviceCookie.options);
    if (locale) jar.set(localeCookie, locale, choiceKept);
    await forgetNextPage();
    await leaveNotice("signedIn", { name });
    redirect(pageAfterSigningIn(input.next));
  },
  limits.signInByNetwork,
);

export const signOutAction = publicAction(z.object({}), async (actor) => {
  if (actor) await closeSession(actor);
  (await cookies()).set(sessionCookie.name, "", { ...sessionCookie.options, maxAge: 0 });
  await leaveNotice("signedOut", actor ? { member: actor.memberId } : {});
  redirect("/");
});
