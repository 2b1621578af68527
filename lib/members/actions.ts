"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod/mini";
import { publicAction, takeOrRefuse } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { sessionCookie } from "@/lib/auth/next-auth";
import { closeSession, rememberedFor } from "@/lib/auth/sessions";
import { choiceKept } from "@/lib/choice-kept";
import { localeCookie } from "@/lib/i18n/locale";
import { signIn } from "@/lib/members/commands";
import { activateMember, joinSite, resendActivation } from "@/lib/members/joining/commands";
import { emailKey } from "@/lib/members/name";
import { activateSchema, joinSchema, resendSchema, signInSchema } from "@/lib/members/schema";
import { leaveNotice } from "@/lib/notice";
import { internalPath } from "@/lib/security/redirect";
import { hashSecret } from "@/lib/security/secrets";

export const joinAction = publicAction(
  joinSchema,
  async (_actor, input) => {
    await takeOrRefuse(limits.mailsToAddress, hashSecret(emailKey(input.email)));
    await joinSite(input, await getLocale());
    redirect("/join/done");
  },
  limits.join,
);

export const activateAction = publicAction(
  activateSchema,
  async (_actor, { token }) => {
    const { name } = await activateMember(token);
    await leaveNotice("activated", { name });
    redirect("/sign-in");
  },
  limits.signInByNetwork,
);

export const resendActivationAction = publicAction(
  resendSchema,
  async (_actor, { email }) => {
    await takeOrRefuse(limits.mailsToAddress, hashSecret(emailKey(email)));
    await resendActivation(email);
    await leaveNotice("activationSent");
    redirect("/join/done");
  },
  limits.activation,
);

export const signInAction = publicAction(
  signInSchema,
  async (_actor, input) => {
    const remembered = input.remember === true || input.remember === "on" || input.remember === "true";
    const request = await headers();
    const { token, name, locale } = await signIn(input, remembered, { address: request.get("x-forwarded-for"), userAgent: request.get("user-agent") });
    (await cookies()).set(sessionCookie.name, token, { ...sessionCookie.options, ...(remembered ? { maxAge: rememberedFor / 1000 } : {}) });
    if (locale) (await cookies()).set(localeCookie, locale, choiceKept);
    await leaveNotice("signedIn", { name });
    redirect(internalPath(input.next, "/"));
  },
  limits.signInByNetwork,
);

export const signOutAction = publicAction(z.object({}), async (actor) => {
  if (actor) await closeSession(actor);
  (await cookies()).set(sessionCookie.name, "", { ...sessionCookie.options, maxAge: 0 });
  await leaveNotice("signedOut");
  redirect("/");
});
