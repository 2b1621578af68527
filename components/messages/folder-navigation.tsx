import Link from "next/link";
import type { Folder } from "@/lib/generated/prisma/enums";
import { getTranslations } from "@/lib/i18n/texts";
import { folderPath, folders } from "@/lib/messages/folder";

const look =
  "inline-flex min-h-11 shrink-0 whitespace-nowrap items-center gap-2 rounded-lg px-3 text-sm font-semibold text-faint hover:bg-accent-soft hover:text-accent-strong aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-strong";

export async function FolderNavigation({ current, unread }: { current: Folder | "DRAFTS"; unread: number }) {
  const t = await getTranslations("messages.folders");
  return (
    <nav aria-label={t("label")} className="-mx-4 flex gap-1 overflow-x-auto border-b border-line px-4 py-1 sm:mx-0 sm:flex-wrap sm:px-0">
      {folders.map((folder) => (
        <Link key={folder} href={folderPath(folder)} aria-current={folder === current ? "page" : undefined} className={look}>
          {t(folder)}
          {folder === "INBOX" && unread > 0 && (
            <span className="rounded-full bg-accent px-2 text-xs font-bold text-on-accent">
              <span aria-hidden="true">{unread}</span>
              <span className="sr-only">{t("unread", { count: unread })}</span>
            </span>
          )}
        </Link>
      ))}
      <Link href="/messages/drafts" aria-current={current === "DRAFTS" ? "page" : undefined} className={look}>
        {t("drafts")}
      </Link>
    </nav>
  );
}
