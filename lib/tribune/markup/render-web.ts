import { escapeMarkup } from "@/lib/tribune/markup/escape";
import { webLabel } from "@/lib/tribune/markup/link-label";
import type { Span } from "@/lib/tribune/markup/parse";
import { render } from "@/lib/tribune/markup/render";

export function renderWeb(spans: Span[]): string {
  return render(spans, {
    text: escapeMarkup,
    clock: (text) => `<span class="pointer">${escapeMarkup(text)}</span>`,
    link: (address) => `<a href="${escapeMarkup(address)}" class="external" rel="nofollow noopener noreferrer ugc">[${escapeMarkup(webLabel(address))}]</a>`,
  });
}
