import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PersonName } from "@/components/messages/person-name";
import { Row } from "@/components/ui/rows";
import { When } from "@/components/ui/when";
import type { Folder } from "@/lib/generated/prisma/enums";
import type { ListedConversation } from "@/lib/messages/queries";

export async function ConversationRow({ conversation, folder }: { conversation: ListedConversation; folder: Folder }) {
  const { id, kind, other, subject, excerpt, count, unread, latestAt } = conversation;
  const t = await getTranslations("messages.list");
  const mixed = folder === "ARCHIVES" || folder === "TRASH";
  return (
    <Row>
      <label className="relative z-10 -my-1 -ml-2 grid size-11 shrink-0 cursor-pointer place-items-center">
        <input type="checkbox" name="conversation" value={id} aria-label={t("select", { subject })} className="size-5 accent-accent" />
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
          <span className="text-xs text-faint">
            <When at={latestAt} />
          </span>
        </div>
        <p className="truncate">
          <Link href={`/messages/c/${id}${folder === "INBOX" ? "" : `?from=${folder.toLowerCase()}`}`} className={`after:absolute after:inset-0 ${unread > 0 ? "font-bold" : ""}`}>
            {unread > 0 && <span className="sr-only">{t("unread")} </span>}
            {subject}
          </Link>
          <span className="ml-2 text-sm text-faint">{excerpt}</span>
        </p>
      </div>
    </Row>
  );
}
