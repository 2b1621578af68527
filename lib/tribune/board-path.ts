export function boardPath(slug: string): string {
  return slug ? `/tribune/${slug}/` : "/tribune/";
}
