import type { RefCallback } from "react";
import { RichText } from "@/components/ui/rich-text";

export type PreviewTexts = { show: string; hide: string; title: string; nothing: string };

type Properties = { texts: PreviewTexts; html: string; id?: string; ref?: RefCallback<HTMLElement> };

export function PreviewPane({ texts, html, id, ref }: Properties) {
  return (
    <section id={id} ref={ref} tabIndex={-1} aria-label={texts.title} className="grid w-full gap-2 rounded-lg border border-dashed border-edge p-4">
      <h2 className="text-xs font-semibold text-faint">{texts.title}</h2>
      {html ? <RichText html={html} /> : <p className="text-sm text-faint">{texts.nothing}</p>}
    </section>
  );
}

/** The same, where an answer of the form brings it: it takes the focus, since it stands above the button that was pressed. */
export function ReturnedPreview({ texts, html }: { texts: PreviewTexts; html: string | undefined }) {
  return html === undefined ? null : <PreviewPane key={html} texts={texts} html={html} ref={(pane) => pane?.focus()} />;
}
