import type { Metadata } from "next";
import { headers } from "next/headers";
import { UrlRow } from "@/components/tribune/url-row";
import { ListPages } from "@/components/ui/list-pages";
import { EmptyState, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { SearchForm } from "@/components/ui/search-form";
import { getClock } from "@/components/ui/when";
import { currentActor } from "@/lib/auth/session";
import { notFound } from "@/lib/http/not-found";
import { getTranslations } from "@/lib/i18n/texts";
import { listFor, queryAfter } from "@/lib/keyset";
import { getSetting } from "@/lib/settings/queries";
import { readerOf } from "@/lib/tribune/reader";
import { canSeeUrls, listUrls } from "@/lib/tribune/urls/queries";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const here = "/tribune/urls/";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("urls"))("title") };
}

export default async function UrlsPage({ searchParams }: Properties) {
  const viewer = await currentActor();
  if (!(await canSeeUrls(viewer))) notFound();
  const list = listFor(200).parse(await searchParams);
  const { urls, older } = await listUrls(await readerOf(viewer, await headers()), list, await getSetting("tribune.urlsPerPage"));
  const [t, clock] = await Promise.all([getTranslations("urls"), getClock()]);
  return (
    <Page title={t("title")} lead={t("lead")}>
      <SearchForm label={t("search")} submit={t("submit")} value={list.q} />
      {urls.length === 0 ? (
        <EmptyState title={t(list.q ? "nothingTitle" : "emptyTitle")}>{list.q ? t("nothingText", { q: list.q }) : t("emptyText")}</EmptyState>
      ) : (
        <Rows label={t("title")}>
          {urls.map((url) => (
            <UrlRow key={url.id} found={url} main={t("main")} clock={clock} />
          ))}
        </Rows>
      )}
      <ListPages path={here} older={older && queryAfter(older, list.q)} first={!list.after} />
    </Page>
  );
}
