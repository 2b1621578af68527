import { escapeMarkup } from "@/lib/tribune/markup/escape";
import { remoteLabel } from "@/lib/tribune/markup/link-label";
import type { Span } from "@/lib/tribune/markup/parse";
import { render } from "@/lib/tribune/markup/render";

/** A message as remote clients get it: clocks stay text, which they find themselves. */
export function renderRemote(spans: Span[]): string {
  const text = (typed: string) => escapeMarkup(typed.replaceAll("\t", " "));
  return render(spans, {
    text,
    clock: text,
    link: (address) => `<a href="${escapeMarkup(address)}">[${escapeMarkup(remoteLabel(address))}]</a>`,
  });
}
