import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Filters } from "@/components/ui/filters";
import { SearchForm } from "@/components/ui/search-form";
import type { Folder } from "@/lib/generated/prisma/enums";
import { type Listing, listingPath, listingQuery } from "@/lib/messages/listing/listing";
import { type Order, orderBehind } from "@/lib/messages/listing/order";

const headings = { INBOX: ["date", "sender", "subject"], SENT: ["date", "recipient", "subject"], ARCHIVES: ["date", "sender", "recipient", "subject"], TRASH: ["date", "sender", "recipient", "subject"] } as const;

/** How a folder is looked at: searched, by conversation or message, all or unread, in which order. All of it is in the address. */
export async function ListingControls({ folder, listing }: { folder: Folder; listing: Listing }) {
  const t = await getTranslations("messages.listing");
  const href = (change: Partial<Listing>) => listingPath(folder, { ...listing, ...change });
  const filters = [
    { href: href({ by: "conversation", unread: false }), words: t("byConversation"), current: listing.by === "conversation" && !listing.unread },
    { href: href({ by: "message", unread: false }), words: t("byMessage"), current: listing.by === "message" && !listing.unread },
    ...(folder === "SENT" ? [] : [{ href: href({ unread: true }), words: t("unread"), current: listing.unread }]),
  ];
  return (
    <div className="grid gap-3">
      <SearchForm label={t("search")} submit={t("submit")} value={listing.q} hidden={Object.fromEntries(listingQuery({ ...listing, q: "" }))} hint={t("operators")} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <Filters label={t("view")} filters={filters} />
        <nav aria-label={t("sort")} className="flex flex-wrap items-center gap-x-1 text-sm">
          <span aria-hidden="true" className="text-faint">
            {t("sort")}
          </span>
          {headings[folder].map((heading) => (
            <Link
              key={heading}
              href={href({ sort: orderBehind(heading, listing.sort) })}
              className="inline-flex min-h-11 items-center rounded-lg px-2 font-semibold text-faint hover:bg-accent-soft hover:text-accent-strong aria-[current=true]:text-accent"
              aria-current={isBy(heading, listing.sort)}
            >
              {t(heading)}
              {isBy(heading, listing.sort) && (
                <>
                  <span aria-hidden="true">{listing.sort.startsWith("-") ? " ↓" : " ↑"}</span>
                  <span className="sr-only"> {t(listing.sort.startsWith("-") ? "descending" : "ascending")}</span>
                </>
              )}
            </Link>
          ))}
        </nav>
      </div>
    </div>
  );
}

function isBy(heading: string, order: Order): boolean {
  return order.replace("-", "") === heading;
}
