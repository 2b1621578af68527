"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { publicAction } from "@/lib/action";
import { limits, takeOrRefuse } from "@/lib/auth/limits";
import { activateMember, joinSite, resendActivation } from "@/lib/members/joining/commands";
import { wantsOtherName } from "@/lib/members/joining/queries";
import { activateSchema, joinSchema, resendSchema } from "@/lib/members/joining/schema";
import { emailKey } from "@/lib/members/name";
import { keepNextPage } from "@/lib/members/signing-in/next-page";
import { leaveNotice } from "@/lib/notice";
import { noSoonerThan } from "@/lib/security/pace";
import { hashSecret } from "@/lib/security/secrets";

export const joinAction = publicAction(
  joinSchema,
  async (_actor, input) => {
    await takeOrRefuse(limits.mailsToAddress, hashSecret(emailKey(input.email)));
    const locale = await getLocale();
    await noSoonerThan(400, () => joinSite(input, locale));
    await keepNextPage(input.next);
    redirect("/join/done");
  },
  limits.join,
);

export const activateAction = publicAction(
  activateSchema,
  async (_actor, { token, name: otherName }) => {
    if (!otherName && (await wantsOtherName(token))) redirect(`/activate?token=${encodeURIComponent(token)}`);
    const { name, waits } = await activateMember(token, otherName);
    if (waits) redirect("/join/waiting");
    await leaveNotice("activated", { name });
    redirect("/sign-in");
  },
  limits.signInByNetwork,
);

export const resendActivationAction = publicAction(
  resendSchema,
  async (_actor, { email }) => {
    await takeOrRefuse(limits.mailsToAddress, hashSecret(emailKey(email)));
    await noSoonerThan(200, () => resendActivation(email));
    await leaveNotice("activationSent");
    redirect("/join/done");
  },
  limits.activation,
);
