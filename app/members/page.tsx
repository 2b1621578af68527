import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MemberCard } from "@/components/members/member-card";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, Page } from "@/components/ui/page";
import { SearchForm } from "@/components/ui/search-form";
import { currentActor } from "@/lib/auth/session";
import { listSchema, queryAfter } from "@/lib/keyset";
import { countMembers, listMembers, membersPerPage } from "@/lib/members/queries";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.list"))("title") };
}

export default async function MembersPage({ searchParams }: Properties) {
  const { q, after } = listSchema.parse(await searchParams);
  const viewer = await currentActor();
  const t = await getTranslations("members.list");
  const members = await listMembers(viewer, { q, after });
  const last = members.at(-1);
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
          <ButtonLink href={`/members?${queryAfter(last && { at: last.joinedAt, id: last.id }, q)}`} look="secondary">
            {(await getTranslations("common.pages"))("older")}
          </ButtonLink>
        </nav>
      )}
    </Page>
  );
}
