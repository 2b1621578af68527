import type { Metadata } from "next";
import { MemberRow } from "@/components/admin/member-row";
import { ListPages } from "@/components/ui/list-pages";
import { EmptyState, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { SearchForm } from "@/components/ui/search-form";
import { requireRole } from "@/lib/auth/session";
import { pageOf } from "@/lib/db/page";
import { getTranslations } from "@/lib/i18n/texts";
import { listSchema, queryAfter } from "@/lib/keyset";
import { countRoster, listRoster, rosterPageSize } from "@/lib/members/roster/queries";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("admin.members"))("title") };
}

export default async function AdminMembersPage({ searchParams }: Properties) {
  const viewer = await requireRole("MODERATOR");
  const list = listSchema.parse(await searchParams);
  const t = await getTranslations("admin.members");
  const { shown: members, last } = pageOf(await listRoster(viewer, list), rosterPageSize);
  return (
    <Page title={t("title")} lead={t("count", await countRoster(viewer))}>
      <SearchForm label={t("search")} submit={t("submit")} value={list.q} />
      {members.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
      ) : (
        <Rows label={t("title")}>
          {members.map((member) => (
            <MemberRow key={member.id} member={member} />
          ))}
        </Rows>
      )}
      <ListPages path="/admin/members" older={last ? queryAfter({ at: last.joinedAt, id: last.id }, list.q) : null} first={!list.after} />
    </Page>
  );
}
