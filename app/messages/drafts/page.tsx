import type { Metadata } from "next";
import { DraftRow } from "@/components/messages/draft-row";
import { FolderLinks } from "@/components/messages/folder-links";
import { folderLinks } from "@/components/messages/folder-words";
import { ButtonLink } from "@/components/ui/button";
import { ListPages } from "@/components/ui/list-pages";
import { EmptyState, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { currentNews, requireMember } from "@/lib/auth/session";
import { pageOf } from "@/lib/db/page";
import { getTranslations } from "@/lib/i18n/texts";
import { listSchema, queryAfter } from "@/lib/keyset";
import { draftsPerPage, listDrafts } from "@/lib/messages/drafts/queries";

type Properties = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("messages.drafts"))("title") };
}

export default async function DraftsPage({ searchParams }: Properties) {
  const actor = await requireMember("/messages/drafts");
  const { after } = listSchema.parse(await searchParams);
  const t = await getTranslations("messages");
  const [found, { unread }] = await Promise.all([listDrafts(actor, after), currentNews()]);
  const { shown: drafts, last } = pageOf(found, draftsPerPage);
  return (
    <Page title={t("drafts.title")} actions={<ButtonLink href="/messages/write">{t("folders.write")}</ButtonLink>}>
      <FolderLinks {...(await folderLinks("DRAFTS", unread))} />
      {drafts.length > 0 ? (
        <Rows label={t("drafts.title")}>
          {drafts.map((draft) => (
            <DraftRow key={draft.id} draft={draft} />
          ))}
        </Rows>
      ) : (
        <EmptyState title={t("drafts.nothing")}>{t("drafts.nothingText")}</EmptyState>
      )}
      <ListPages path="/messages/drafts" first={!after} older={last ? queryAfter({ at: last.updatedAt, id: last.id }, undefined) : null} />
    </Page>
  );
}
