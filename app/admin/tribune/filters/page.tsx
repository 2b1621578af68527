import type { Metadata } from "next";
import { StaffFilterRow } from "@/components/admin/staff-filter-row";
import { TribuneSections } from "@/components/admin/tribune-sections";
import { ListPages } from "@/components/ui/list-pages";
import { EmptyState, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { SearchForm } from "@/components/ui/search-form";
import { requireRole } from "@/lib/auth/session";
import { pageOf } from "@/lib/db/page";
import { getTranslations } from "@/lib/i18n/texts";
import { listSchema, queryAfter } from "@/lib/keyset";
import { listStaffRules, staffRulesPerPage } from "@/lib/tribune/filters/queries";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const here = "/admin/tribune/filters";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("filters.staff"))("title") };
}

export default async function AdminFiltersPage({ searchParams }: Properties) {
  const viewer = await requireRole("ADMINISTRATOR");
  const list = listSchema.parse(await searchParams);
  const { shown: rules, last } = pageOf(await listStaffRules(viewer, list), staffRulesPerPage);
  const t = await getTranslations("filters.staff");
  return (
    <Page title={t("title")} lead={t("lead")}>
      <TribuneSections viewer={viewer} current="filters" />
      <SearchForm label={t("search")} submit={t("submit")} value={list.q} />
      {rules.length === 0 ? (
        <EmptyState title={t("empty")} />
      ) : (
        <Rows label={t("title")}>
          {rules.map((rule) => (
            <StaffFilterRow key={rule.id} rule={rule} />
          ))}
        </Rows>
      )}
      <ListPages path={here} older={last ? queryAfter({ at: last.createdAt, id: last.id }, list.q) : null} first={!list.after} />
    </Page>
  );
}
