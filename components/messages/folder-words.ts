import type { FolderLink } from "@/components/messages/folder-links";
import type { Folder } from "@/lib/generated/prisma/enums";
import { getTranslations } from "@/lib/i18n/texts";
import { folderPath, folders } from "@/lib/messages/folder";
import { type Listing, listingPath, listingQuery } from "@/lib/messages/listing/listing";
import { type Order, orderBehind } from "@/lib/messages/listing/order";
import { findsNothing, parseSearch } from "@/lib/messages/listing/search";

const headings = { INBOX: ["date", "sender", "subject"], SENT: ["date", "recipient", "subject"], ARCHIVES: ["date", "sender", "recipient", "subject"], TRASH: ["date", "sender", "recipient", "subject"] } as const;

/** What the links to the folders say. Like all that is around a folder's lines, they are drawn by components of the browser: a component of the server takes as long again to be sent as to be drawn. */
export async function folderLinks(current: Folder | "DRAFTS", unread: number) {
  const t = await getTranslations("messages.folders");
  const links: FolderLink[] = folders.map((folder) => ({ href: folderPath(folder), words: t(folder), current: folder === current, ...(folder === "INBOX" && unread > 0 && { unread, counted: t("unread", { count: unread }) }) }));
  return { label: t("label"), links: [...links, { href: "/messages/drafts", words: t("drafts"), current: current === "DRAFTS" }] };
}

export async function listingWords(folder: Folder, listing: Listing, typed: string) {
  const t = await getTranslations("messages.listing");
  const reading = await getTranslations("reading.listing");
  const { by, unread, sort, q } = listing;
  const href = (change: Partial<Listing>) => listingPath(folder, { ...listing, ...change });
  const views = [
    { href: href({ by: "conversation", unread: false }), words: t("byConversation"), current: by === "conversation" && !unread },
    { href: href({ by: "message", unread: false }), words: t("byMessage"), current: by === "message" && !unread },
    ...(folder === "SENT" ? [] : [{ href: href({ unread: true }), words: t("unread"), current: unread }]),
  ];
  const sorts = headings[folder].map((heading) => ({ href: href({ sort: orderBehind(heading, sort) }), words: t(heading), current: isBy(heading, sort) }));
  const falling = sort.startsWith("-");
  const present = [...(unread ? [t("unread")] : []), ...(by === "message" ? [t("byMessage")] : unread ? [] : [t("byConversation")]), sorts.find(({ current }) => current)?.words ?? t("date")].join(" · ");
  const search = { label: t("search"), submit: t("submit"), value: typed, hidden: Object.fromEntries(listingQuery({ ...listing, q: "" })), hint: t("operators") };
  const words = { how: reading("how"), present, view: t("view"), sort: t("sort"), direction: t(falling ? "descending" : "ascending"), keyboard: reading("keyboard") };
  return { search, notes: await notesOn(q, typed), words, views, sorts, falling };
}

/** What of a search is not done as it was meant. */
async function notesOn(q: string, typed: string): Promise<string[]> {
  if (typed === "") return [];
  const t = await getTranslations("reading.search");
  const search = parseSearch(q);
  const notes: string[] = [];
  if (search.cut || q !== typed) notes.push(t("cut"));
  if (findsNothing(search)) notes.push(t("signs", { said: search.signs?.join(" ") ?? "" }));
  if (search.misread.length > 0) notes.push(t("misread", { said: search.misread.map(({ said }) => said).join(", ") }));
  if (search.misread.some(({ day }) => day)) notes.push(t("days"));
  return notes;
}

function isBy(heading: string, order: Order): boolean {
  return order.replace("-", "") === heading;
}
