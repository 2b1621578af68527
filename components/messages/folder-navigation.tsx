import { FolderLinks } from "@/components/messages/folder-links";
import type { Folder } from "@/lib/generated/prisma/enums";
import { getTranslations } from "@/lib/i18n/texts";
import { folderPath, folders } from "@/lib/messages/folder";

export async function FolderNavigation({ current, unread }: { current: Folder | "DRAFTS"; unread: number }) {
  const t = await getTranslations("messages.folders");
  const links = folders.map((folder) => ({ href: folderPath(folder), words: t(folder), current: folder === current, ...(folder === "INBOX" && unread > 0 && { unread, counted: t("unread", { count: unread }) }) }));
  return <FolderLinks label={t("label")} links={[...links, { href: "/messages/drafts", words: t("drafts"), current: current === "DRAFTS" }]} />;
}
