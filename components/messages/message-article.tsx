import type { ReactNode } from "react";
import { MessageBody } from "@/components/messages/message-body";
import { When } from "@/components/ui/when";

type Properties = { author: ReactNode; own: boolean; sentAt: Date; body: string };

export function MessageArticle({ author, own, sentAt, body }: Properties) {
  return (
    <article className={`grid gap-2 rounded-xl border border-line p-4 sm:p-5 ${own ? "bg-sunken" : "bg-surface"}`}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <p className="font-semibold">{author}</p>
        <span className="text-xs text-faint">
          <When at={sentAt} precise />
        </span>
      </header>
      <MessageBody text={body} />
    </article>
  );
}
