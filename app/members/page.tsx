import type { Metadata } from "next";
import { DirectoryFilters, hrefOf } from "@/components/members/directory-filters";
import { MemberCard } from "@/components/members/member-card";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState, Page } from "@/components/ui/page";
import { SearchForm } from "@/components/ui/search-form";
import { currentActor } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/texts";
import { countMembers, listMembers } from "@/lib/members/directory/queries";
import { type DirectoryQuery, directorySchema } from "@/lib/members/directory/schema";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("members.list"))("title") };
}

export default async function MembersPage({ searchParams }: Properties) {
  const query = directorySchema.parse(await searchParams);
  const viewer = await currentActor();
  const t = await getTranslations("members.list");
  const [{ members, next }, count] = await Promise.all([listMembers(viewer, query), countMembers(viewer)]);
  return (
    <Page title={t("title")} lead={t("count", { count })}>
      <SearchForm label={t("search")} submit={t("submit")} value={query.q} />
      <DirectoryFilters query={query} />
      {members.length === 0 ? (
        <EmptyState
          title={t("emptyTitle")}
          action={
            <ButtonLink href="/members" look="secondary">
              {t("all")}
            </ButtonLink>
          }
        >
          {t("emptyText")}
        </EmptyState>
      ) : (
        <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {members.map((member) => (
            <MemberCard key={member.id} member={member} />
          ))}
        </ul>
      )}
      <Pages query={query} next={next} />
    </Page>
  );
}

async function Pages({ query: { after, ...said }, next }: { query: DirectoryQuery; next: string | null }) {
  if (!after && !next) return null;
  const t = await getTranslations("members.list");
  return (
    <nav aria-label={(await getTranslations("common.pages"))("label")} className="flex flex-wrap gap-3">
      {after && (
        <ButtonLink href={hrefOf(said)} look="quiet">
          {t("first")}
        </ButtonLink>
      )}
      {next && (
        <ButtonLink href={hrefOf({ ...said, after: next })} look="secondary">
          {t("next")}
        </ButtonLink>
      )}
    </nav>
  );
}
