import type { Metadata } from "next";
import { EmptyTrash } from "@/components/messages/empty-trash";
import { folderRows } from "@/components/messages/folder-lines";
import { FolderList } from "@/components/messages/folder-list";
import { folderLinks, listingWords } from "@/components/messages/folder-words";
import { NothingHere } from "@/components/messages/nothing-here";
import { ButtonLink } from "@/components/ui/button";
import { ListPages } from "@/components/ui/list-pages";
import { Page } from "@/components/ui/page";
import { currentNews, requireMember } from "@/lib/auth/session";
import { notFound } from "@/lib/http/not-found";
import { getTranslations } from "@/lib/i18n/texts";
import { actsOf } from "@/lib/messages/filing/act";
import { trashShownAt } from "@/lib/messages/filing/queries";
import { folderFrom, folderPath } from "@/lib/messages/folder";
import { writeEdge } from "@/lib/messages/listing/edge";
import { type Listing, listingPath, listingQuery, plainListing, readListing } from "@/lib/messages/listing/listing";
import { type Lines, listFolder } from "@/lib/messages/listing/queries";
import { pack } from "@/lib/packed";

type Query = Record<string, string | string[] | undefined>;
type Properties = { params: Promise<{ folder: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const folder = folderFrom((await params).folder);
  return folder ? { title: (await getTranslations("messages.folders"))(folder) } : {};
}

export default async function FolderPage({ params, searchParams }: Properties) {
  const folder = folderFrom((await params).folder);
  if (!folder) notFound();
  const { listing, place, typed } = readListing(await searchParams);
  const path = folderPath(folder);
  const here = listingPath(folder, listing);
  const actor = await requireMember(here);
  const t = await getTranslations("messages");
  const reading = await getTranslations("reading.listing");
  const news = await currentNews();
  const shownAt = folder === "TRASH" ? await trashShownAt() : 0;
  const page = await listFolder(actor, folder, { listing, place });
  const [links, controls, rows] = await Promise.all([folderLinks(folder, news.unread), listingWords(folder, listing, typed), folderRows(page.lines, { folder, by: listing.by })]);
  const first = !place.after && !place.before;
  const acts = [...actsOf[folder], ...(page.lines.some(({ muted }) => muted) ? (["unmute"] as const) : [])];
  const lines =
    page.lines.length === 0
      ? null
      : {
          rows,
          acts: { acts: acts.map((act) => [act, t(`acts.${act}`)] as const), label: t("acts.label") },
          selectAll: reading("selectAll"),
          allPages: page.older || page.newer ? t("acts.all") : undefined,
          hidden: { folder, next: here, newest: news.last },
        };
  return (
    <Page title={t(`folders.${folder}`)} actions={<ButtonLink href="/messages/write">{t("folders.write")}</ButtonLink>}>
      <FolderList shown={pack({ here, news: { unread: news.unread, newest: news.newest, settlements: news.settlements }, links, controls, lines })}>{!lines && <NothingHere folder={folder} listing={listing} first={first} />}</FolderList>
      {folder === "TRASH" && lines && <EmptyTrash until={shownAt} />}
      <ListPages path={path} query={listingQuery(listing)} first={first} newestFirst={listing.sort === plainListing.sort} {...waysOn(page, listing)} />
    </Page>
  );
}

function waysOn({ lines, newer, older }: Lines, { sort }: Listing) {
  const [top, bottom] = [lines[0], lines.at(-1)];
  return { newer: newer && top ? `before=${writeEdge(top, sort)}` : null, older: older && bottom ? `after=${writeEdge(bottom, sort)}` : null };
}
