import type { Metadata } from "next";
import { ProviderRuleForm } from "@/components/admin/provider-rule-form";
import { ProviderRuleRow } from "@/components/admin/provider-rule-row";
import { ListPages } from "@/components/ui/list-pages";
import { Card, EmptyState, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { SearchForm } from "@/components/ui/search-form";
import { requireRole } from "@/lib/auth/session";
import { pageOf } from "@/lib/db/page";
import { formProblems } from "@/lib/i18n/form-texts";
import { getTranslations } from "@/lib/i18n/texts";
import { listSchema, queryAfter } from "@/lib/keyset";
import { listProviderRules, rulesPerPage } from "@/lib/members/providers/queries";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.providers"))("title") };
}

export default async function ProvidersPage({ searchParams }: Properties) {
  const viewer = await requireRole("ADMINISTRATOR");
  const list = listSchema.parse(await searchParams);
  const t = await getTranslations("admin.providers");
  const { shown: rules, last } = pageOf(await listProviderRules(viewer, list), rulesPerPage);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Card className="grid gap-3">
        <h2 className="text-lg font-semibold">{t("addTitle")}</h2>
        <ProviderRuleForm problems={await formProblems()} texts={{ domain: t("domain"), hint: t("domainHint"), verdict: t("verdict"), block: t("block"), allow: t("allow"), save: t("save") }} />
      </Card>
      <SearchForm label={t("search")} submit={t("submit")} value={list.q} />
      {rules.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{list.q ? t("nothingFound") : t("emptyText")}</EmptyState>
      ) : (
        <Rows label={t("title")}>
          {rules.map((rule) => (
            <ProviderRuleRow key={rule.id} rule={rule} />
          ))}
        </Rows>
      )}
      <ListPages path="/admin/providers" older={last ? queryAfter({ at: last.createdAt, id: last.id }, list.q) : null} first={!list.after} />
    </Page>
  );
}
