import { escapeMarkup } from "@/lib/tribune/markup/escape";
import { remoteLabel } from "@/lib/tribune/markup/link-label";
import type { Span } from "@/lib/tribune/markup/parse";
import { render } from "@/lib/tribune/markup/render";

export function renderRemote(spans: Span[], { wholeAddresses = false } = {}): string {
  return render(spans, (leaf) => {
    if (leaf.kind !== "link") return escapeMarkup(leaf.text.replaceAll("\t", " "));
    return `<a href="${escapeMarkup(leaf.address)}">${escapeMarkup(remoteLabel(leaf.address, wholeAddresses))}</a>`;
  });
}
