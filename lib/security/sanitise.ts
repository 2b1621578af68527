import "server-only";
import sanitizeHtml from "sanitize-html";

const options: sanitizeHtml.IOptions = {
  allowedTags: ["a", "b", "code", "i", "s", "span", "tt", "u"],
  allowedAttributes: { a: ["class", "href", "rel"], span: ["class"] },
  allowedClasses: { a: ["external", "smiley"], span: ["pointer"] },
  allowedSchemes: ["http", "https", "ftp", "chrome", "gopher", "git", "svn", "svn+ssh", "git+ssh"],
  allowProtocolRelative: false,
  disallowedTagsMode: "escape",
  // Escapes stay as they were written: remote clients know decimal ones.
  parser: { decodeEntities: false },
};

/** The gate that every piece of HTML made from what people typed passes before it is kept, whoever rendered it. */
export function sanitise(html: string): string {
  return sanitizeHtml(html, options);
}
