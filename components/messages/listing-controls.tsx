import { SlidersHorizontal } from "lucide-react";
import Link from "next/link";
import { Filters } from "@/components/ui/filters";
import { menuLine } from "@/components/ui/menu";
import { SearchForm } from "@/components/ui/search-form";
import type { Folder } from "@/lib/generated/prisma/enums";
import { getTranslations } from "@/lib/i18n/texts";
import { type Listing, listingPath, listingQuery } from "@/lib/messages/listing/listing";
import { type Order, orderBehind } from "@/lib/messages/listing/order";

const headings = { INBOX: ["date", "sender", "subject"], SENT: ["date", "recipient", "subject"], ARCHIVES: ["date", "sender", "recipient", "subject"], TRASH: ["date", "sender", "recipient", "subject"] } as const;

type Properties = { folder: Folder; listing: Listing };

export async function ListingControls({ folder, listing }: Properties) {
  const t = await getTranslations("messages.listing");
  const reading = await getTranslations("reading.listing");
  const { by, unread, sort } = listing;
  const present = [t(unread ? "unread" : by === "message" ? "byMessage" : "byConversation"), t(headings[folder].find((heading) => isBy(heading, sort)) ?? "date")].join(" · ");
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <SearchForm label={t("search")} submit={t("submit")} value={listing.q} hidden={Object.fromEntries(listingQuery({ ...listing, q: "" }))} hint={t("operators")} />
      </div>
      <details key={listingPath(folder, listing)} className="relative">
        <summary className="inline-flex min-h-11 items-center justify-center gap-2 rounded-lg border border-edge bg-surface px-4 text-sm font-semibold hover:border-accent hover:text-accent max-sm:w-11 max-sm:px-0">
          <SlidersHorizontal aria-hidden="true" className="size-4.5 shrink-0" />
          <span className="sr-only">{reading("how")}</span>
          <span className="max-sm:sr-only">{present}</span>
        </summary>
        <div className="absolute right-0 z-20 mt-1 grid w-72 gap-3 rounded-xl border border-line bg-surface p-3 shadow-lg">
          <View folder={folder} listing={listing} />
          <Sorting folder={folder} listing={listing} />
          <Link href="/messages/keyboard" className={menuLine}>
            {reading("keyboard")}
          </Link>
        </div>
      </details>
    </div>
  );
}

async function View({ folder, listing }: Properties) {
  const t = await getTranslations("messages.listing");
  const href = (change: Partial<Listing>) => listingPath(folder, { ...listing, ...change });
  const filters = [
    { href: href({ by: "conversation", unread: false }), words: t("byConversation"), current: listing.by === "conversation" && !listing.unread },
    { href: href({ by: "message", unread: false }), words: t("byMessage"), current: listing.by === "message" && !listing.unread },
    ...(folder === "SENT" ? [] : [{ href: href({ unread: true }), words: t("unread"), current: listing.unread }]),
  ];
  return <Filters label={t("view")} filters={filters} />;
}

async function Sorting({ folder, listing }: Properties) {
  const t = await getTranslations("messages.listing");
  const falling = listing.sort.startsWith("-");
  return (
    <nav aria-label={t("sort")} className="flex flex-wrap items-center gap-x-1 border-y border-line py-2 text-sm">
      <span aria-hidden="true" className="px-3 text-faint">
        {t("sort")}
      </span>
      {headings[folder].map((heading) => (
        <Link
          key={heading}
          href={listingPath(folder, { ...listing, sort: orderBehind(heading, listing.sort) })}
          className="inline-flex min-h-11 items-center rounded-lg px-2 font-semibold text-faint hover:bg-accent-soft hover:text-accent-strong aria-[current=true]:text-accent"
          aria-current={isBy(heading, listing.sort)}
        >
          {t(heading)}
          {isBy(heading, listing.sort) && (
            <>
              <span aria-hidden="true">{falling ? " ↓" : " ↑"}</span>
              <span className="sr-only"> {t(falling ? "descending" : "ascending")}</span>
            </>
          )}
        </Link>
      ))}
    </nav>
  );
}

function isBy(heading: string, order: Order): boolean {
  return order.replace("-", "") === heading;
}
