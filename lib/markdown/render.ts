import "server-only";
import MarkdownIt, { type Token } from "markdown-it";
import { sanitiseMarkdown } from "@/lib/security/sanitise";

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 20 });

// An address that the gate would take away is none: what was written stands as it is.
markdown.validateLink = (address) => /^(?:https?:|mailto:|(?!\/\/|[a-z][a-z0-9+.-]*:))/i.test(address);

// The page has headings of its own above what people write; of theirs none is deeper than a step below the one before.
markdown.core.ruler.push("headings", ({ tokens }) => {
  const headings = tokens.filter(({ type }) => type === "heading_open" || type === "heading_close");
  const first = headings[0]?.tag ?? "";
  for (const heading of headings) heading.tag = heading.tag <= first ? "h3" : "h4";
});

markdown.core.ruler.push("pictures", ({ tokens }) => {
  for (const token of tokens) if (token.children) token.children = withoutPictures(token.children);
});

/** HTML of what somebody wrote in Markdown: sanitised, without HTML of theirs, pictures as links. */
export function renderMarkdown(text: string): string {
  return sanitiseMarkdown(markdown.render(text));
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
