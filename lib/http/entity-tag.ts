/** Proxies that compress an answer write so into its tag, and hand that on when it comes back. */
const compressed = /(?:--?|;)(?:gzip|deflate|br|zstd)$/;

/** Whether the client has the answer already. A condition for reading is compared weakly (RFC 9110 13.1.2). */
export function knowsTag(headers: Headers, tag: string): boolean {
  const known = headers.get("if-none-match");
  if (known === null) return false;
  if (known.trim() === "*") return true;
  const [wanted] = opaqueParts(tag);
  return opaqueParts(known).some((part) => part === wanted || part.replace(compressed, "") === wanted);
}

function opaqueParts(tags: string): string[] {
  return [...tags.matchAll(/"([^"]*)"/g)].map(([, part = ""]) => part);
}
