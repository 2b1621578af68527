import { escapeMarkup } from "@/lib/tribune/markup/escape";
import type { Span, Tag } from "@/lib/tribune/markup/parse";

type Leaves = { text: (text: string) => string; clock: (text: string) => string; link: (address: string) => string };

export function render(spans: Span[], leaves: Leaves): string {
  return spans.map((span) => renderSpan(span, leaves)).join("");
}

function renderSpan(span: Span, leaves: Leaves): string {
  if (span.kind === "mark") return renderMark(span.tag, render(span.children, leaves));
  return span.kind === "link" ? leaves.link(span.address) : leaves[span.kind](span.text);
}

function renderMark(tag: Tag, inside: string): string {
  if (tag === "m") return `${escapeMarkup("====>")} <b>Moment ${inside}</b> ${escapeMarkup("<====")}`;
  return `<${tag}>${inside}</${tag}>`;
}
