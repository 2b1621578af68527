import "server-only";
import MarkdownIt, { type Token } from "markdown-it";
import { withoutLargeTables } from "@/lib/markdown/large-tables";
import { sanitiseMarkdown } from "@/lib/security/sanitise";

/** Grows with every change of what comes out of a text, so that what was kept is made anew. */
export const rendererVersion = 1;

const mostElements = 3000;

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 });

withoutLargeTables(markdown);

// Whole, or from the root of the site: others would lead elsewhere from each page. What is no link stands as written.
markdown.validateLink = (address) => /^(?:https?:|mailto:|\/(?!\/))/i.test(address);

// The page has headings of its own above what people write; of theirs none is deeper than a step below the one before.
markdown.core.ruler.push("headings", ({ tokens }) => {
  const headings = tokens.filter(({ type }) => type === "heading_open" || type === "heading_close");
  const first = headings[0]?.tag ?? "";
  for (const heading of headings) heading.tag = heading.tag <= first ? "h3" : "h4";
});

markdown.core.ruler.push("pictures", ({ tokens }) => {
  for (const token of tokens) if (token.children) token.children = withoutPictures(token.children);
});

/**
 * HTML of what somebody wrote in Markdown: sanitised, without HTML of theirs, pictures as links. Its size is bounded by
 * that of the text; a text that asks for more stays as written.
 */
export function renderMarkdown(text: string): string {
  const surroundings = {};
  const tokens = markdown.parse(text, surroundings);
  if (countElements(tokens) > mostElements) return asWritten(text);
  const html = sanitiseMarkdown(markdown.renderer.render(tokens, markdown.options, surroundings));
  return html.length <= longestHtml(text) ? html : asWritten(text);
}

function longestHtml(text: string): number {
  return 16_000 + 4 * text.length;
}

function countElements(tokens: Token[]): number {
  return tokens.reduce((count, { tag, nesting, hidden, children }) => {
    const own = tag !== "" && nesting >= 0 && !hidden ? 1 : 0;
    return count + own + (children ? countElements(children) : 0);
  }, 0);
}

function asWritten(text: string): string {
  return `<pre>${markdown.utils.escapeHtml(text.trim()).replaceAll("&quot;", '"')}\n</pre>\n`;
}

/** Another host would learn who reads what: a picture becomes a link to it, or its words where it stands in a link already. */
function withoutPictures(tokens: Token[]): Token[] {
  let depth = 0;
  return tokens.flatMap((token) => {
    depth += token.type === "link_open" ? 1 : token.type === "link_close" ? -1 : 0;
    if (token.type !== "image") return [token];
    const source = String(token.attrGet("src") ?? "");
    const words = make(token, "text", 0, token.content || source);
    if (depth > 0) return [words];
    const [open, close] = [make(token, "link_open", 1), make(token, "link_close", -1)];
    open.attrSet("href", source);
    return [open, words, close];
  });
}

function make(like: Token, type: string, nesting: -1 | 0 | 1, content = ""): Token {
  const token: Token = Object.create(Object.getPrototypeOf(like));
  return Object.assign(token, { ...like, type, tag: nesting === 0 ? "" : "a", nesting, content, attrs: null, children: null, markup: "" });
}
