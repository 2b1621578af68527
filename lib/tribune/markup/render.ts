import { escapeMarkup } from "@/lib/tribune/markup/escape";
import type { Span, Tag } from "@/lib/tribune/markup/parse";

type Leaf = Exclude<Span, { kind: "mark" }>;

export function render(spans: Span[], renderLeaf: (leaf: Leaf) => string): string {
  return spans.map((span) => (span.kind === "mark" ? renderMark(span.tag, render(span.children, renderLeaf)) : renderLeaf(span))).join("");
}

function renderMark(tag: Tag, inside: string): string {
  if (tag === "m") return `${escapeMarkup("====>")} <b>Moment ${inside}</b> ${escapeMarkup("<====")}`;
  return `<${tag}>${inside}</${tag}>`;
}
