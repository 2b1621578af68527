import { ListingMenu } from "@/components/messages/listing-menu";
import { SearchForm } from "@/components/ui/search-form";
import type { Folder } from "@/lib/generated/prisma/enums";
import { getTranslations } from "@/lib/i18n/texts";
import { type Listing, listingPath, listingQuery } from "@/lib/messages/listing/listing";
import { type Order, orderBehind } from "@/lib/messages/listing/order";

const headings = { INBOX: ["date", "sender", "subject"], SENT: ["date", "recipient", "subject"], ARCHIVES: ["date", "sender", "recipient", "subject"], TRASH: ["date", "sender", "recipient", "subject"] } as const;

export async function ListingControls({ folder, listing }: { folder: Folder; listing: Listing }) {
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
  const present = [t(unread ? "unread" : by === "message" ? "byMessage" : "byConversation"), sorts.find(({ current }) => current)?.words ?? t("date")].join(" · ");
  const words = { how: reading("how"), present, view: t("view"), sort: t("sort"), direction: t(falling ? "descending" : "ascending"), keyboard: reading("keyboard") };
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <SearchForm label={t("search")} submit={t("submit")} value={q} hidden={Object.fromEntries(listingQuery({ ...listing, q: "" }))} hint={t("operators")} />
      </div>
      <ListingMenu key={listingPath(folder, listing)} words={words} views={views} sorts={sorts} falling={falling} />
    </div>
  );
}

function isBy(heading: string, order: Order): boolean {
  return order.replace("-", "") === heading;
}
