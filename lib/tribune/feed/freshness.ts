import { knowsTag } from "@/lib/http/entity-tag";

const second = 1000;

/** A correction counts even where the reader does not see it: it may be what took the post from their page. */
export function latest(postedAt: Date, correctedAt: Date | null): Date {
  return correctedAt && correctedAt > postedAt ? correctedAt : postedAt;
}

/**
 * The time that a feed claims to have changed, in whole seconds. While that second is not over another post or correction
 * may follow in it, so the feed claims to be a second older: otherwise a client would not be given that one until the next.
 * Either gets its time a moment before others can read it, for which a further second is allowed.
 */
export function lastModified(changedAt: Date, now: Date): Date {
  const claimed = wholeSecond(changedAt);
  return new Date(claimed + second >= wholeSecond(now) ? claimed - second : claimed);
}

type Asked = { headers: Headers; changedAt: Date; tag: string; after: number | undefined };

/** Whether the client already has what it asks for. The last number that it names says more than a time. */
export function isUnchanged({ headers, changedAt, tag, after }: Asked): boolean {
  if (headers.has("if-none-match")) return knowsTag(headers, tag);
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return after === undefined && !Number.isNaN(since) && wholeSecond(changedAt) <= since;
}

function wholeSecond(at: Date): number {
  return Math.floor(at.getTime() / second) * second;
}
