import type { Metadata } from "next";
import { StaffUrlRow } from "@/components/admin/staff-url-row";
import { TribuneSections } from "@/components/admin/tribune-sections";
import { ListPages } from "@/components/ui/list-pages";
import { EmptyState, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { SearchForm } from "@/components/ui/search-form";
import { requireRole } from "@/lib/auth/session";
import { pageOf } from "@/lib/db/page";
import { getTranslations } from "@/lib/i18n/texts";
import { listFor, queryAfter } from "@/lib/keyset";
import { listStaffUrls, staffUrlsPerPage } from "@/lib/tribune/urls/queries";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const here = "/admin/tribune/urls";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("urls"))("title") };
}

export default async function AdminUrlsPage({ searchParams }: Properties) {
  const viewer = await requireRole("MODERATOR");
  const list = listFor(200).parse(await searchParams);
  const { shown: urls, last } = pageOf(await listStaffUrls(viewer, list), staffUrlsPerPage);
  const t = await getTranslations("urls");
  return (
    <Page title={t("title")} lead={t("staff.lead")}>
      <TribuneSections viewer={viewer} current="urls" />
      <SearchForm label={t("search")} submit={t("submit")} value={list.q} />
      {urls.length === 0 ? (
        <EmptyState title={t(list.q ? "nothingTitle" : "emptyTitle")} />
      ) : (
        <Rows label={t("title")}>
          {urls.map((url) => (
            <StaffUrlRow key={url.id} found={url} back={`${here}?${queryAfter(list.after, list.q)}`} />
          ))}
        </Rows>
      )}
      <ListPages path={here} older={last ? queryAfter({ at: last.postedAt, id: last.id }, list.q) : null} first={!list.after} />
    </Page>
  );
}
