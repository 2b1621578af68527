const marked = /[>#*+\-_~`[\n\r\t]|\s\s/;

export function excerptOf(body: string): string {
  if (!marked.test(body)) return body.trim();
  return body
    .replace(/^[ \t]*(?:(?:>|#{1,6}(?= )|[-*+](?= )|```.*)[ \t]*)+/gm, "")
    .replace(/!?\[([^\]\n]*)\]\([^)\s]*\)/g, "$1")
    .replace(/\*\*|__|~~|`/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
