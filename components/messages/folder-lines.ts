import type { FolderRow } from "@/components/messages/folder-rows";
import { briefMomentOf, getClock } from "@/components/ui/when";
import type { Folder } from "@/lib/generated/prisma/enums";
import { getTranslations } from "@/lib/i18n/texts";
import type { Listing } from "@/lib/messages/listing/listing";
import type { Line } from "@/lib/messages/listing/queries";
import { nameShower, showPerson } from "@/lib/messages/shown-name";

/** What the lines of a folder say. */
export async function folderRows(lines: Line[], { folder, by }: { folder: Folder; by: Listing["by"] }) {
  const t = await getTranslations("messages.list");
  const person = await getTranslations("messages.person");
  const reading = await getTranslations("reading.muting");
  const words = { unread: t("unread"), from: t("from"), to: t("to"), gone: person("gone"), visitor: person("visitor"), muted: reading("muted"), select: t.raw("select") as string };
  const [show, clock] = [await nameShower(), await getClock()];

  function rowOf(line: Line): FolderRow {
    const { kind, other, subject, excerpt, count, unread, at, muted } = line;
    const mixed = folder === "ARCHIVES" || folder === "TRASH" || line.folder !== folder;
    return {
      id: line.entryId,
      value: by === "message" ? line.messageId : line.conversationId,
      href: addressOf(line, by),
      subject,
      excerpt,
      ...briefMomentOf(at, clock),
      ...showPerson(other, show),
      ...(mixed && { way: kind === "SENT" ? words.to : words.from }),
      ...(count > 1 && { count, counted: t("count", { count }) }),
      ...(unread > 0 && { unread: true }),
      ...(muted && { muted }),
    };
  }

  return { label: t(by), name: by, rows: lines.map(rowOf), words };
}

function addressOf({ conversationId, messageId, folder }: Line, by: Listing["by"]): string {
  const address = by === "message" ? `/messages/m/${messageId}` : `/messages/c/${conversationId}`;
  return folder === "INBOX" ? address : `${address}?from=${folder.toLowerCase()}`;
}
