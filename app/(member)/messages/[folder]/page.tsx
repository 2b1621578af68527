import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActButtons } from "@/components/messages/act-buttons";
import { ConversationRow } from "@/components/messages/conversation-row";
import { FolderNavigation } from "@/components/messages/folder-navigation";
import { LiveRefresh } from "@/components/messages/live-refresh";
import { ActForm } from "@/components/ui/act-form";
import { ButtonLink } from "@/components/ui/button";
import { ListPages } from "@/components/ui/list-pages";
import { EmptyState, Page } from "@/components/ui/page";
import { Rows } from "@/components/ui/rows";
import { requireMember } from "@/lib/auth/session";
import type { Folder } from "@/lib/generated/prisma/enums";
import { actsOf } from "@/lib/messages/act";
import { actOnConversationsAction } from "@/lib/messages/actions";
import { edgeOf, folderPageSchema } from "@/lib/messages/cursor";
import { folderFrom, folderPath } from "@/lib/messages/folder";
import { countUnread, type FolderListing, listFolder } from "@/lib/messages/queries";

type Query = Record<string, string | string[] | undefined>;
type Properties = { params: Promise<{ folder: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const folder = folderFrom((await params).folder);
  return folder ? { title: (await getTranslations("messages.folders"))(folder) } : {};
}

export default async function FolderPage({ params, searchParams }: Properties) {
  const folder = folderFrom((await params).folder);
  if (!folder) notFound();
  const actor = await requireMember(folderPath(folder));
  const { after, before } = folderPageSchema.parse(await searchParams);
  const t = await getTranslations("messages.folders");
  const [listing, unread] = await Promise.all([listFolder(actor, folder, { after, before }), countUnread(actor)]);
  const first = !after && !before;
  return (
    <Page title={t(folder)} actions={<ButtonLink href="/messages/write">{t("write")}</ButtonLink>}>
      <LiveRefresh unread={unread} />
      <FolderNavigation current={folder} unread={unread} />
      {listing.conversations.length > 0 ? <Conversations folder={folder} listing={listing} here={pathOf(folder, await searchParams)} /> : <Nothing folder={folder} first={first} />}
      <ListPages path={folderPath(folder)} first={first} {...waysOn(listing)} />
    </Page>
  );
}

async function Conversations({ folder, listing, here }: { folder: Folder; listing: FolderListing; here: string }) {
  const t = await getTranslations("messages");
  return (
    <ActForm action={actOnConversationsAction} hidden={{ folder, next: here }} className="grid gap-4">
      <ActButtons acts={actsOf[folder]} label={t("acts.label")} />
      <Rows label={t("list.label")}>
        {listing.conversations.map((conversation) => (
          <ConversationRow key={conversation.id} conversation={conversation} folder={folder} />
        ))}
      </Rows>
    </ActForm>
  );
}

async function Nothing({ folder, first }: { folder: Folder; first: boolean }) {
  const t = await getTranslations(`messages.empty.${first ? folder : "page"}`);
  return <EmptyState title={t("title")}>{t("text")}</EmptyState>;
}

function waysOn({ conversations, newer, older }: FolderListing) {
  const [top, bottom] = [conversations[0], conversations.at(-1)];
  return { newer: newer && top ? `before=${edgeOf(top)}` : null, older: older && bottom ? `after=${edgeOf(bottom)}` : null };
}

function pathOf(folder: Folder, { after, before }: Query): string {
  const query = new URLSearchParams({ ...(typeof after === "string" ? { after } : {}), ...(typeof before === "string" ? { before } : {}) });
  return query.size > 0 ? `${folderPath(folder)}?${query}` : folderPath(folder);
}
