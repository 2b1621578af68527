import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { TokenForm } from "@/components/members/token-form";
import { TokenRow } from "@/components/members/token-row";
import { Card, EmptyState, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { requireMember } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { listAccessTokens } from "@/lib/members/access-tokens/queries";
import { scopesFor } from "@/lib/members/access-tokens/scope";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.settings.sections.tokens"))("title") };
}

export default async function TokensPage() {
  const actor = await requireMember("/settings/tokens");
  const t = await getTranslations("members.settings.sections.tokens");
  const texts = catalogues[await getLocale()].tokens;
  const tokens = await listAccessTokens(actor);
  return (
    <Page title={t("title")} lead={t("lead")} width="prose">
      <Card className="grid gap-5">
        <h2 className="text-lg font-semibold">{texts.make.title}</h2>
        <TokenForm texts={texts} problems={await formProblems()} scopes={scopesFor(actor)} />
      </Card>
      <section className="grid gap-3">
        <h2 className="text-lg font-semibold">{texts.list.title}</h2>
        {tokens.length === 0 ? (
          <EmptyState title={texts.list.empty} />
        ) : (
          <Rows>
            {tokens.map((token) => (
              <TokenRow key={token.id} token={token} />
            ))}
          </Rows>
        )}
      </section>
    </Page>
  );
}
