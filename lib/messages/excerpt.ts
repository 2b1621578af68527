export function excerptOf(body: string): string {
  return body
    .replace(/^[ \t]*(?:(?:>|#{1,6}(?= )|[-*+](?= )|```.*)[ \t]*)+/gm, "")
    .replace(/!?\[([^\]\n]*)\]\([^)\s]*\)/g, "$1")
    .replace(/\*\*|__|~~|`/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
