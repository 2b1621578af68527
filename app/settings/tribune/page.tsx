import type { Metadata } from "next";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import { FilterActs } from "@/components/tribune/filter-acts";
import { FilterForm } from "@/components/tribune/filter-form";
import { FilterRow } from "@/components/tribune/filter-row";
import { Card, EmptyState, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { currentActor } from "@/lib/auth/session";
import { catalogues } from "@/lib/i18n/catalogues";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { listSavedRules } from "@/lib/tribune/filters/queries";
import { recogniseParticipant } from "@/lib/tribune/identity/participant";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("filters"))("title") };
}

/** For everybody: who has no account keeps filters in a cookie. */
export default async function FiltersPage() {
  const actor = await currentActor();
  const { rules, state } = await recogniseParticipant(actor, await headers());
  const saved = actor ? await listSavedRules(actor) : [];
  const t = await getTranslations("filters");
  return (
    <Page title={t("title")} lead={actor ? t("lead") : t("leadVisitor")} width="prose">
      {!state.filtering && <p className="rounded-lg bg-sunken px-4 py-3 font-medium">{t("resting")}</p>}
      {rules.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
      ) : (
        <Rows label={t("list")}>
          {rules.map((rule) => (
            <FilterRow key={`${rule.target} ${rule.kind} ${rule.pattern}`} rule={rule} />
          ))}
        </Rows>
      )}
      <FilterActs filtering={state.filtering} any={rules.length > 0} unsaved={actor !== null && JSON.stringify(saved) !== JSON.stringify(rules)} />
      <Card className="grid gap-4">
        <h2 className="text-lg font-semibold">{t("form.title")}</h2>
        <FilterForm texts={catalogues[await getLocale()].filters} problems={await formProblems()} />
      </Card>
    </Page>
  );
}
