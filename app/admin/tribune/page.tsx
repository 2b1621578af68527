import type { Metadata } from "next";
import { StaffPostRow } from "@/components/admin/staff-post-row";
import { TribuneSections } from "@/components/admin/tribune-sections";
import { ListPages } from "@/components/ui/list-pages";
import { EmptyState, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { SearchForm } from "@/components/ui/search-form";
import { requireRole } from "@/lib/auth/session";
import { pageOf } from "@/lib/db/page";
import { getTranslations } from "@/lib/i18n/texts";
import { listSchema, queryAfter } from "@/lib/keyset";
import { listStaffPosts, staffPageSize } from "@/lib/tribune/hiding/queries";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.tribune"))("title") };
}

export default async function AdminTribunePage({ searchParams }: Properties) {
  const viewer = await requireRole("MODERATOR");
  const query = await searchParams;
  const list = listSchema.parse(query);
  const kept: Record<string, string> = query.addresses === "on" ? { addresses: "on" } : {};
  const t = await getTranslations("channels");
  const { shown: posts, last } = pageOf(await listStaffPosts(viewer, list, "addresses" in kept), staffPageSize);
  const here = `/admin/tribune?${queryAfter(list.after, list.q, kept)}`;
  return (
    <Page title={t("posts.title")} lead={t("posts.lead")}>
      <TribuneSections viewer={viewer} current={"addresses" in kept ? "addresses" : "posts"} />
      <SearchForm label={t("addresses" in kept ? "posts.searchAddresses" : "posts.search")} submit={t("posts.submit")} value={list.q} hidden={kept} />
      {posts.length === 0 ? (
        <EmptyState title={t("posts.empty")} />
      ) : (
        <Rows label={t("posts.title")}>
          {posts.map((post) => (
            <StaffPostRow key={post.id} post={post} back={here} />
          ))}
        </Rows>
      )}
      <ListPages path="/admin/tribune" older={last ? queryAfter({ at: last.postedAt, id: last.id }, list.q, kept) : null} first={!list.after} />
    </Page>
  );
}
