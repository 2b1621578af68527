"use server";

import { memberAction } from "@/lib/action";
import { limits } from "@/lib/auth/limits";
import { getTranslations } from "@/lib/i18n/texts";
import { makeAccessToken } from "@/lib/members/access-tokens/commands";
import type { Shown } from "@/lib/outcome";
import { listSnippets } from "@/lib/tribune/clients/queries";
import { clientTokenSchema } from "@/lib/tribune/clients/schema";

/** Answers the configurations with a new token in them: it is shown this once. */
export const makeClientTokenAction = memberAction(
  clientTokenSchema,
  async (actor, { slug }): Promise<Shown> => {
    const label = (await getTranslations("clients"))("tokenLabel");
    const secret = await makeAccessToken(actor, { label, scopes: ["tribune"], lifetime: "never" });
    const snippets = await listSnippets(actor, slug, secret);
    return { shown: { secret, snippets: JSON.stringify(snippets) }, typed: {} };
  },
  limits.tokensMade,
);
