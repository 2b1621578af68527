/** The beginning of a body for a list: its words, without most of the marks of Markdown. */
export function excerptOf(body: string): string {
  return body
    .replace(/^[ \t]*(?:(?:>|#{1,6}(?= )|[-*+](?= )|```.*)[ \t]*)+/gm, "")
    .replace(/!?\[([^\]\n]*)\]\([^)\s]*\)/g, "$1")
    .replace(/\*\*|__|~~|`/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
