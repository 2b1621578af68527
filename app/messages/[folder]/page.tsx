import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActButtons } from "@/components/messages/act-buttons";
import { EmptyTrash } from "@/components/messages/empty-trash";
import { folderRows } from "@/components/messages/folder-lines";
import { FolderLinks } from "@/components/messages/folder-links";
import { FolderRows } from "@/components/messages/folder-rows";
import { folderLinks, listingWords } from "@/components/messages/folder-words";
import { KeepPlace } from "@/components/messages/keep-place";
import { ListingControls } from "@/components/messages/listing-controls";
import { LiveRefresh } from "@/components/messages/live-refresh";
import { NothingHere } from "@/components/messages/nothing-here";
import { SelectAll } from "@/components/messages/select-all";
import { ActForm } from "@/components/ui/act-form";
import { ButtonLink } from "@/components/ui/button";
import { ListPages } from "@/components/ui/list-pages";
import { Page } from "@/components/ui/page";
import { requireMember } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/texts";
import { actsOf } from "@/lib/messages/filing/act";
import { fileAction } from "@/lib/messages/filing/actions";
import { folderFrom, folderPath } from "@/lib/messages/folder";
import { writeEdge } from "@/lib/messages/listing/edge";
import { type Listing, listingPath, listingQuery, readListing } from "@/lib/messages/listing/listing";
import { type Lines, listFolder } from "@/lib/messages/listing/queries";
import { getMailboxNews } from "@/lib/messages/queries";

type Query = Record<string, string | string[] | undefined>;
type Properties = { params: Promise<{ folder: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Properties): Promise<Metadata> {
  const folder = folderFrom((await params).folder);
  return folder ? { title: (await getTranslations("messages.folders"))(folder) } : {};
}

export default async function FolderPage({ params, searchParams }: Properties) {
  const folder = folderFrom((await params).folder);
  if (!folder) notFound();
  const { listing, place } = readListing(await searchParams);
  const path = folderPath(folder);
  const here = listingPath(folder, listing);
  const actor = await requireMember(here);
  const t = await getTranslations("messages");
  const reading = await getTranslations("reading.listing");
  const [page, { unread, newest, settlements }] = await Promise.all([listFolder(actor, folder, { listing, place }), getMailboxNews(actor)]);
  const acts = [...actsOf[folder], ...(page.lines.some(({ muted }) => muted) ? (["unmute"] as const) : [])];
  const [links, controls, rows] = await Promise.all([folderLinks(folder, unread), listingWords(folder, listing), folderRows(page.lines, { folder, by: listing.by })]);
  const first = !place.after && !place.before;
  return (
    <Page title={t(`folders.${folder}`)} actions={<ButtonLink href="/messages/write">{t("folders.write")}</ButtonLink>}>
      <LiveRefresh newest={newest} settlements={settlements} unread={unread} />
      <KeepPlace />
      <div className="grid grid-cols-1 gap-3">
        <FolderLinks {...links} />
        <ListingControls key={here} {...controls} />
      </div>
      {page.lines.length > 0 ? (
        <ActForm action={fileAction} hidden={{ folder, next: here }} className="grid grid-cols-1 gap-3">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
            <div className="flex flex-wrap items-center gap-1 sm:gap-2">
              <SelectAll name={listing.by} label={reading("selectAll")} />
              <ActButtons acts={acts.map((act) => [act, t(`acts.${act}`)])} label={t("acts.label")} />
            </div>
            {(page.older || page.newer) && (
              <label className="flex min-h-11 items-center gap-3 text-sm">
                <input type="checkbox" name="all" value="yes" className="size-5 accent-accent" />
                {t("acts.all")}
              </label>
            )}
          </div>
          <FolderRows {...rows} />
        </ActForm>
      ) : (
        <NothingHere folder={folder} listing={listing} first={first} />
      )}
      {folder === "TRASH" && page.lines.length > 0 && <EmptyTrash />}
      <ListPages path={path} query={listingQuery(listing)} first={first} {...waysOn(page, listing)} />
    </Page>
  );
}

function waysOn({ lines, newer, older }: Lines, { sort }: Listing) {
  const [top, bottom] = [lines[0], lines.at(-1)];
  return { newer: newer && top ? `before=${writeEdge(top, sort)}` : null, older: older && bottom ? `after=${writeEdge(bottom, sort)}` : null };
}
