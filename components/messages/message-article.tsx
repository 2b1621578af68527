import type { ReactNode } from "react";
import { RichText } from "@/components/ui/rich-text";
import { When } from "@/components/ui/when";

type Properties = { author: ReactNode; own: boolean; sentAt: Date; html: string };

export function MessageArticle({ author, own, sentAt, html }: Properties) {
  return (
    <article className={`grid gap-2 rounded-xl border border-line p-4 sm:p-5 ${own ? "bg-sunken" : "bg-surface"}`}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <p className="font-semibold">{author}</p>
        <span className="text-xs text-faint">
          <When at={sentAt} precise />
        </span>
      </header>
      <RichText html={html} />
    </article>
  );
}
