const second = 1000;

/**
 * The time that a feed claims to have changed, in whole seconds. While the newest post's second is not over another may
 * follow in it, so the feed claims to be a second older: otherwise a client would not be given that one until the next.
 * A post gets its time a moment before others can read it, for which a further second is allowed.
 */
export function lastModified(newest: Date, now: Date): Date {
  const claimed = wholeSecond(newest);
  return new Date(claimed + second >= wholeSecond(now) ? claimed - second : claimed);
}

type Asked = { headers: Headers; newest: Date; tag: string; after: number | undefined };

/** Whether the client already has what it asks for. The last number that it names says more than a time. */
export function isUnchanged({ headers, newest, tag, after }: Asked): boolean {
  const tags = headers.get("if-none-match");
  if (tags !== null) return tags.split(",").some((known) => known.trim() === tag || known.trim() === "*");
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return after === undefined && !Number.isNaN(since) && wholeSecond(newest) <= since;
}

function wholeSecond(at: Date): number {
  return Math.floor(at.getTime() / second) * second;
}
