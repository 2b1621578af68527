import { MessageMenu } from "@/components/messages/message-menu";
import { PersonName } from "@/components/messages/person-name";
import { Badge } from "@/components/ui/badge";
import { Fold } from "@/components/ui/fold";
import { Isolated } from "@/components/ui/isolated";
import { RichText } from "@/components/ui/rich-text";
import { When } from "@/components/ui/when";
import { getTranslations } from "@/lib/i18n/texts";
import { excerptOf } from "@/lib/messages/excerpt";
import type { ShownMessage } from "@/lib/messages/queries";
import { isolated } from "@/lib/text/direction";

type Properties = { message: ShownMessage; open: boolean; signature: string | undefined; mayReply: boolean; conversation: number };

const excerptLength = 120;

export async function ConversationMessage({ message, open, signature, mayReply, conversation }: Properties) {
  const { id, own, author, body, html, sentAt, unread, trashed, state, rejectionReason } = message;
  const t = await getTranslations("messages");
  const reading = await getTranslations("reading.message");
  return (
    <article className={`relative rounded-xl border border-line ${own ? "bg-sunken" : "bg-surface"}`}>
      <Fold open={open} className="group/message">
        <summary data-row className="flex min-h-12 flex-wrap items-center gap-x-3 rounded-xl py-2 pr-13 pl-4 text-sm">
          <span className="font-semibold">{own ? t("person.you") : <PersonName person={author} />}</span>
          {unread && <Badge tone="accent">{t("conversation.new")}</Badge>}
          {trashed && <Badge>{reading("trashed")}</Badge>}
          {state !== "ACCEPTED" && <Badge>{reading(state)}</Badge>}
          <span className="min-w-0 flex-1 truncate text-faint group-open/message:invisible">
            <Isolated>{excerptOf(body).slice(0, excerptLength)}</Isolated>
          </span>
          <span className="text-xs text-faint">
            <When at={sentAt} precise />
          </span>
        </summary>
        <div id={`m-${id}`} className="grid scroll-mt-16 gap-3 px-4 pt-1 pb-4">
          {rejectionReason && <p className="border-l-4 border-danger pl-3 text-sm">{reading("because", { reason: isolated(rejectionReason) })}</p>}
          <RichText html={html} />
          {signature && (
            <footer className="border-t border-line pt-2 text-faint">
              <RichText html={signature} size="small" />
            </footer>
          )}
        </div>
      </Fold>
      <MessageMenu message={message} mayReply={mayReply} conversation={conversation} />
    </article>
  );
}
