export function boardPath(slug: string): string {
  return slug ? `/tribune/${slug}/` : "/tribune/";
}

/** The board that needs no script. */
export function plainBoardPath(slug: string): string {
  return `${boardPath(slug)}noscript/`;
}
