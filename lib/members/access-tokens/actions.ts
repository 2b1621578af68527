"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { memberAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { makeAccessToken, revokeAccessToken } from "@/lib/members/access-tokens/commands";
import { accessTokenSchema, revokeSchema, scopesIn } from "@/lib/members/access-tokens/schema";
import { leaveNotice } from "@/lib/notice";
import type { Shown } from "@/lib/outcome";

export const makeAccessTokenAction = memberAction(
  accessTokenSchema,
  async (actor, { label, lifetime, ...boxes }): Promise<Shown> => {
    const secret = await makeAccessToken(actor, { label, lifetime, scopes: scopesIn(boxes) });
    refresh();
    return { shown: { label, secret }, typed: {} };
  },
  limits.tokensMade,
);

export const revokeAccessTokenAction = memberAction(revokeSchema, async (actor, { token }) => {
  await revokeAccessToken(actor, token);
  await leaveNotice("tokenRevoked");
  redirect("/settings/tokens");
});
