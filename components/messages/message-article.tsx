import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { MessageBody } from "@/components/messages/message-body";
import { RichText } from "@/components/ui/rich-text";
import { When } from "@/components/ui/when";

type Properties = { author: ReactNode; own: boolean; sentAt: Date; body: string; unread?: boolean; signature?: string | undefined };

/** One message of a conversation, as members and visitors read it. */
export async function MessageArticle({ author, own, sentAt, body, unread = false, signature }: Properties) {
  const t = await getTranslations("messages.conversation");
  return (
    <article className={`grid gap-2 rounded-xl border border-line p-4 sm:p-5 ${own ? "bg-sunken" : "bg-surface"}`}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <p className="font-semibold">
          {author} {unread && <span className="ml-1 rounded-full bg-accent px-2 py-0.5 text-xs text-on-accent">{t("new")}</span>}
        </p>
        <span className="text-xs text-faint">
          <When at={sentAt} precise />
        </span>
      </header>
      <MessageBody text={body} />
      {signature && (
        <footer className="mt-2 border-t border-line pt-2 text-faint">
          <RichText html={signature} size="small" />
        </footer>
      )}
    </article>
  );
}
