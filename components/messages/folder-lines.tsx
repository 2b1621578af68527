import { BellOff } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { getManner, NamedPerson } from "@/components/messages/person-name";
import { Row, Rows } from "@/components/ui/rows";
import { getClock, Moment } from "@/components/ui/when";
import type { Folder } from "@/lib/generated/prisma/enums";
import type { Listing } from "@/lib/messages/listing/listing";
import type { Line } from "@/lib/messages/listing/queries";

type Properties = { lines: Line[]; folder: Folder; by: Listing["by"] };
type Words = Awaited<ReturnType<typeof getWords>>;

/** The lines of a folder, each with a box to tick. What they share is asked for once: fifty lines that ask for themselves take several times as long. */
export async function FolderLines({ lines, folder, by }: Properties) {
  const words = await getWords();
  return (
    <Rows label={words.t(by)}>
      {lines.map((line) => (
        <FolderLine key={`${line.entryId} ${line.folder}`} line={line} folder={folder} by={by} words={words} />
      ))}
    </Rows>
  );
}

async function getWords() {
  const t = await getTranslations("messages.list");
  const reading = await getTranslations("reading.muting");
  return { t, unread: t("unread"), from: t("from"), to: t("to"), muted: reading("muted"), manner: await getManner(), clock: await getClock() };
}

/** Where messages of both kinds lie together it says which way each went. */
function FolderLine({ line, folder, by, words }: { line: Line; folder: Folder; by: Listing["by"]; words: Words }) {
  const { kind, other, subject, excerpt, count, unread, at, muted } = line;
  const { t } = words;
  const mixed = folder === "ARCHIVES" || folder === "TRASH" || line.folder !== folder;
  return (
    <Row>
      <label className="relative z-10 -my-1 -ml-2 grid size-11 shrink-0 cursor-pointer place-items-center">
        <input type="checkbox" name={by} value={by === "message" ? line.messageId : line.conversationId} aria-label={t("select", { subject })} className="size-5 accent-accent" />
      </label>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
          <p className={unread > 0 ? "min-w-0 font-bold" : "min-w-0"}>
            {mixed && <span className="font-normal text-faint">{kind === "SENT" ? words.to : words.from} </span>}
            <NamedPerson person={other} manner={words.manner} />
            {count > 1 && (
              <span className="font-normal text-faint">
                {" "}
                <span aria-hidden="true">({count})</span>
                <span className="sr-only">{t("count", { count })}</span>
              </span>
            )}
          </p>
          <span className="flex items-center gap-1.5 text-xs text-faint">
            {muted && <BellOff role="img" aria-label={words.muted} className="size-4" />}
            <Moment at={at} clock={words.clock} />
          </span>
        </div>
        <p className="truncate">
          <Link href={addressOf(line, by)} prefetch={false} data-row data-unread={unread > 0 || undefined} className={`after:absolute after:inset-0 ${unread > 0 ? "font-bold" : ""}`}>
            {unread > 0 && <span className="sr-only">{words.unread} </span>}
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
