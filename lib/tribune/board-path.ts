/** Where a channel's board is; everything else of the channel lies beneath. */
export function boardPath(slug: string): string {
  return slug ? `/tribune/${slug}/` : "/tribune/";
}
