import "server-only";
import sanitizeHtml from "sanitize-html";

const options: sanitizeHtml.IOptions = {
  allowedTags: ["a", "b", "code", "i", "s", "span", "tt", "u"],
  allowedAttributes: { a: ["class", "href", "rel"], span: ["class"] },
  allowedClasses: { a: ["external", "pointer", "smiley"], span: ["action", "pointer"] },
  allowedSchemes: ["http", "https", "ftp", "chrome", "gopher", "git", "svn", "svn+ssh", "git+ssh"],
  allowProtocolRelative: false,
  disallowedTagsMode: "escape",
  // Escapes stay as they were written: remote clients know decimal ones.
  parser: { decodeEntities: false },
};

const markdownOptions: sanitizeHtml.IOptions = {
  allowedTags: ["a", "blockquote", "br", "code", "em", "h3", "h4", "hr", "li", "ol", "p", "pre", "s", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"],
  allowedAttributes: { a: ["href", "rel"], ol: ["start"] },
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
  disallowedTagsMode: "escape",
  exclusiveFilter: ({ tag, attribs }) => (tag === "a" && !attribs.href ? "excludeTag" : false),
  transformTags: { a: sanitizeHtml.simpleTransform("a", { rel: "nofollow noopener ugc" }) },
};

/** The gate that every piece of HTML made from what people typed passes before it is kept, whoever rendered it. */
export function sanitise(html: string): string {
  return sanitizeHtml(html, options);
}

export function sanitiseMarkdown(html: string): string {
  return sanitizeHtml(html, markdownOptions);
}
