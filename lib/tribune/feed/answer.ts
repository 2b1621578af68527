import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { type FormatName, formats } from "@/lib/tribune/feed/formats";
import { isUnchanged, lastModified, latest } from "@/lib/tribune/feed/freshness";
import { publicHeaders, uncached } from "@/lib/tribune/feed/headers";
import { readPage } from "@/lib/tribune/feed/page";
import { type FeedQuery, readFeedQuery } from "@/lib/tribune/feed/query";
import { stateCookieLine } from "@/lib/tribune/identity/cookie";
import { type ListedPost, listPosts } from "@/lib/tribune/queries";
import { type Reader, readerFor, readerOf } from "@/lib/tribune/reader";
import type { Said } from "@/lib/tribune/slash/commands";

type Asked = { slug: string; format: FormatName };

/** Answers a GET of a backend. Nothing to give is 304, asked for conditionally or not: clients take it for "nothing new". */
export async function answerFeed(actor: Actor | null, request: Request, { slug, format }: Asked): Promise<Response> {
  const reader = await readerOf(actor, request.headers);
  const query = await readFeedQuery(new URL(request.url).searchParams, formats[format].direction);
  const { channelId, now, correctedAt, posts, render } = await readPage(reader, slug, query);
  const [newest, oldest] = [posts[0], posts.at(-1)];
  if (!newest || !oldest) return new Response(null, { status: 304, headers: publicHeaders });
  const tag = `W/"${channelId}-${Math.max(...posts.map(({ change }) => change))}-${oldest.number}-${posts.length}-${reader.key}"`;
  const changedAt = latest(newest.postedAt, correctedAt);
  if (isUnchanged({ headers: request.headers, changedAt, tag, after: query.after })) return new Response(null, { status: 304, headers: { ...publicHeaders, ETag: tag } });
  const validators = { ETag: tag, "Last-Modified": lastModified(changedAt, now).toUTCString() };
  const body = render(format, () => write(format, posts, { reader, query }));
  return new Response(body, { headers: { ...publicHeaders, ...validators, "Content-Type": formats[format].type } });
}

export async function answerPost(said: Said, posted: { channelId: number; format: FormatName; query: FeedQuery }): Promise<Response> {
  const { channelId, format, query } = posted;
  const { post, participant, cookie } = said;
  const reader = await readerFor(participant);
  const headers = { ...uncached, ...(post && { "X-Post-Id": String(post.number) }), ...(cookie && { "Set-Cookie": await stateCookieLine(cookie) }) };
  const posts = await listPosts(reader, channelId, { after: query.after ?? 0, take: query.limit });
  return new Response(write(format, posts, { reader, query }), { headers: { ...headers, "Content-Type": formats[format].type } });
}

function write(format: FormatName, posts: ListedPost[], { reader, query }: { reader: Reader; query: FeedQuery }): string {
  return formats[format].render(query.direction === "asc" ? posts.toReversed() : posts, reader, query);
}
