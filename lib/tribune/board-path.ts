export function boardPath(slug: string): string {
  return slug ? `/tribune/${slug}/` : "/tribune/";
}

export function plainBoardPath(slug: string): string {
  return `${boardPath(slug)}noscript/`;
}
