import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MemberCard } from "@/components/members/member-card";
import { ButtonLink } from "@/components/ui/button";
import { SearchForm } from "@/components/ui/search-form";
import { EmptyState, Page } from "@/components/ui/page";
import { currentActor } from "@/lib/auth/session";
import { countMembers, listMembers, membersPerPage } from "@/lib/members/queries";
import { memberListSchema, nextPageOf } from "@/lib/members/list";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.list"))("title") };
}

export default async function MembersPage({ searchParams }: Properties) {
  const { q, after } = memberListSchema.parse(await searchParams);
  const viewer = await currentActor();
  const t = await getTranslations("members.list");
  const members = await listMembers(viewer, { search: q, after });
  return (
    <Page title={t("title")} lead={t("count", { count: await countMembers(viewer) })}>
      <SearchForm label={t("search")} submit={t("submit")} value={q} />
      {members.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {members.map((member) => (
            <MemberCard key={member.id} member={member} />
          ))}
        </ul>
      )}
      {members.length === membersPerPage && (
        <nav aria-label={(await getTranslations("common.pages"))("label")}>
          <ButtonLink href={`/members?${nextPageOf(members, q)}`} look="secondary">
            {(await getTranslations("common.pages"))("older")}
          </ButtonLink>
        </nav>
      )}
    </Page>
  );
}
