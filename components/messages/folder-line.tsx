import { BellOff } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PersonName } from "@/components/messages/person-name";
import { Row } from "@/components/ui/rows";
import { When } from "@/components/ui/when";
import type { Folder } from "@/lib/generated/prisma/enums";
import type { Listing } from "@/lib/messages/listing/listing";
import type { Line } from "@/lib/messages/listing/queries";

type Properties = { line: Line; folder: Folder; by: Listing["by"] };

/** A line of a folder, with a box to tick. Where messages of both kinds lie together it says which way each went. */
export async function FolderLine({ line, folder, by }: Properties) {
  const { kind, other, subject, excerpt, count, unread, at, muted } = line;
  const t = await getTranslations("messages.list");
  const reading = await getTranslations("reading.muting");
  const mixed = folder === "ARCHIVES" || folder === "TRASH" || line.folder !== folder;
  return (
    <Row>
      <label className="relative z-10 -my-1 -ml-2 grid size-11 shrink-0 cursor-pointer place-items-center">
        <input type="checkbox" name={by} value={by === "message" ? line.messageId : line.conversationId} aria-label={t("select", { subject })} className="size-5 accent-accent" />
      </label>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
          <p className={unread > 0 ? "min-w-0 font-bold" : "min-w-0"}>
            {mixed && <span className="font-normal text-faint">{t(kind === "SENT" ? "to" : "from")} </span>}
            <PersonName person={other} />
            {count > 1 && (
              <span className="font-normal text-faint">
                {" "}
                <span aria-hidden="true">({count})</span>
                <span className="sr-only">{t("count", { count })}</span>
              </span>
            )}
          </p>
          <span className="flex items-center gap-1.5 text-xs text-faint">
            {muted && <BellOff role="img" aria-label={reading("muted")} className="size-4" />}
            <When at={at} />
          </span>
        </div>
        <p className="truncate">
          <Link href={addressOf(line, by)} data-row data-unread={unread > 0 || undefined} className={`after:absolute after:inset-0 ${unread > 0 ? "font-bold" : ""}`}>
            {unread > 0 && <span className="sr-only">{t("unread")} </span>}
            {subject}
          </Link>
          <span className="ml-2 text-sm text-faint">{excerpt}</span>
        </p>
      </div>
    </Row>
  );
}

function addressOf({ conversationId, messageId, folder }: Line, by: Listing["by"]): string {
  const address = by === "message" ? `/messages/m/${messageId}` : `/messages/c/${conversationId}`;
  return folder === "INBOX" ? address : `${address}?from=${folder.toLowerCase()}`;
}
