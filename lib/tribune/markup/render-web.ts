import { escapeMarkup } from "@/lib/tribune/markup/escape";
import { webLabel } from "@/lib/tribune/markup/link-label";
import type { Span } from "@/lib/tribune/markup/parse";
import { render } from "@/lib/tribune/markup/render";

export type WebOptions = {
  targets?: ReadonlyMap<number, string>;
  smileyAddress?: string;
  wholeAddresses?: boolean;
};

export function renderWeb(spans: Span[], { targets, smileyAddress = "", wholeAddresses = false }: WebOptions = {}): string {
  let position = 0;
  return render(spans, (leaf) => {
    if (leaf.kind === "link") return link(leaf.address, `class="external" rel="nofollow noopener noreferrer ugc"`, webLabel(leaf.address, wholeAddresses));
    if (leaf.kind === "totoz" && smileyAddress)
      return link(
        smileyAddress.replace("{0}", () => encodeURIComponent(leaf.name)),
        `class="smiley" rel="nofollow noopener noreferrer"`,
        leaf.text,
      );
    if (leaf.kind !== "reference") return escapeMarkup(leaf.text);
    const target = targets?.get(position++);
    return target ? link(target, `class="pointer"`, leaf.text) : `<span class="pointer">${escapeMarkup(leaf.text)}</span>`;
  });
}

export function actionIn(raw: string): string | null {
  return /^\/me (?=.*\S)/s.test(raw) ? raw.slice("/me ".length) : null;
}

export function renderAction(html: string): string {
  return `<span class="action">${html}</span>`;
}

function link(address: string, attributes: string, text: string): string {
  return `<a href="${escapeMarkup(address)}" ${attributes}>${escapeMarkup(text)}</a>`;
}
