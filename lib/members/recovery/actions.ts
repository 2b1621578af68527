"use server";

import { redirect } from "next/navigation";
import { publicAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { askRecovery, recoverPassword } from "@/lib/members/recovery/commands";
import { forgottenSchema, newPasswordSchema } from "@/lib/members/recovery/schema";
import { keepNextPage } from "@/lib/members/signing-in/next-page";
import { leaveNotice } from "@/lib/notice";
import { noSoonerThan } from "@/lib/security/pace";

export const askRecoveryAction = publicAction(
  forgottenSchema,
  async (_actor, { name, next }) => {
    await noSoonerThan(200, () => askRecovery(name));
    await keepNextPage(next);
    redirect("/forgot-password/done");
  },
  limits.recovery,
);

export const recoverPasswordAction = publicAction(
  newPasswordSchema,
  async (_actor, input) => {
    await recoverPassword(input);
    await leaveNotice("passwordRecovered");
    redirect("/sign-in");
  },
  limits.signInByNetwork,
);
