import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/page";
import type { Catalogue } from "@/lib/i18n/catalogues";

type Properties = { empty: boolean; texts: Catalogue["tribune"]["board"]; children: ReactNode };

/** Reversed columns keep the newest line in sight, and the reader's place once they scroll away from it, without a script. */
export function PostLog({ empty, texts, children }: Properties) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <div role="log" aria-label={texts.log} tabIndex={0} className="flex h-[60dvh] min-h-64 flex-col-reverse overflow-y-auto rounded-xl border border-line bg-surface font-mono text-sm">
      <ol className="py-2">{children}</ol>
      {empty && (
        <div className="m-4">
          <EmptyState title={texts.emptyTitle}>{texts.emptyText}</EmptyState>
        </div>
      )}
    </div>
  );
}
