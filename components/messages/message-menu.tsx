import { Ellipsis } from "lucide";
import { Icon } from "@/components/ui/icon";
import { Link } from "@/components/ui/link";
import { menuLine } from "@/components/ui/menu";
import { getTranslations } from "@/lib/i18n/texts";
import type { Act } from "@/lib/messages/filing/act";
import type { ShownMessage } from "@/lib/messages/queries";

type Properties = { message: ShownMessage; mayReply: boolean; conversation: number };

export async function MessageMenu({ message: { id, own, unread, trashed, state }, mayReply, conversation }: Properties) {
  const t = await getTranslations("reading.message");
  const acts = await getTranslations("messages.acts");
  const possible: Act[] = [...(own ? [] : [unread ? ("markRead" as const) : ("markUnread" as const)]), trashed ? "restore" : "trash"];
  return (
    <details name="message-menu" className="group absolute top-0.5 right-1">
      <summary id={`menu-${id}`} aria-label={t("menu")} className="grid size-11 place-items-center rounded-lg text-faint hover:bg-accent-soft hover:text-accent-strong">
        <Icon icon={Ellipsis} className="size-5" />
      </summary>
      <div className="absolute right-0 z-20 w-60 rounded-xl border border-line bg-surface p-2 shadow-lg">
        {mayReply && !trashed && (
          <Link href={`/messages/c/${conversation}?quote=${id}#reply`} scroll={false} className={menuLine}>
            {t("quote")}
          </Link>
        )}
        {!trashed && state === "ACCEPTED" && (
          <Link href={own ? `/messages/write?follow=${id}` : `/messages/write?reply=${id}`} className={menuLine}>
            {t(own ? "follow" : "fullReply")}
          </Link>
        )}
        <Link href={`/messages/m/${id}`} className={menuLine}>
          {t("permanent")}
        </Link>
        {possible.map((act) => (
          <button key={act} type="submit" name="one" value={`${act}-${id}`} className={menuLine}>
            {acts(act)}
          </button>
        ))}
      </div>
    </details>
  );
}
