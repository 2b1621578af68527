import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { requireChannel } from "@/lib/tribune/commands";
import { isUnchanged, lastModified } from "@/lib/tribune/feed/freshness";
import { renderJson } from "@/lib/tribune/feed/json";
import { type FeedQuery, readFeedQuery } from "@/lib/tribune/feed/query";
import { renderXml } from "@/lib/tribune/feed/xml";
import { type ListedPost, listPosts, readFeed } from "@/lib/tribune/queries";

export type Format = "xml" | "json";

const formats = {
  xml: { type: "application/xml; charset=utf-8", render: (_viewer: Actor | null, posts: ListedPost[]) => renderXml(posts) },
  json: { type: "application/json; charset=utf-8", render: renderJson },
};

const uncached = { Pragma: "no-cache", "Cache-Control": "no-cache, no-store, must-revalidate, max-age=0", Vary: "Cookie" };

/** Answers a GET of a backend. Nothing to give is 304, asked for conditionally or not: clients take it for "nothing new". */
export async function answerFeed(viewer: Actor | null, request: Request, wanted: { slug: string; format: Format }): Promise<Response> {
  const channel = await requireChannel(viewer, wanted.slug);
  const query = await readFeedQuery(new URL(request.url).searchParams, "desc");
  const { now, posts } = await readFeed(viewer, channel.id, { after: query.after ?? 0, take: query.limit });
  const [newest, oldest] = [posts[0], posts.at(-1)];
  if (!newest || !oldest) return new Response(null, { status: 304, headers: uncached });
  const tag = `W/"${channel.id}-${Math.max(...posts.map(({ change }) => change))}-${oldest.number}-${posts.length}-${viewer?.memberId ?? 0}"`;
  const headers = { ...uncached, ETag: tag };
  if (isUnchanged({ headers: request.headers, newest: newest.postedAt, tag, after: query.after })) return new Response(null, { status: 304, headers });
  const validator = { "Last-Modified": lastModified(newest.postedAt, now).toUTCString() };
  return board(viewer, posts, { ...wanted, ...query, headers: { ...headers, ...validator } });
}

export async function answerPost(viewer: Actor | null, post: ListedPost, wanted: { channelId: number; format: Format; query: FeedQuery }): Promise<Response> {
  const { channelId, format, query } = wanted;
  const posts = await listPosts(viewer, channelId, { after: query.after ?? 0, take: query.limit });
  return board(viewer, posts, { format, ...query, headers: { ...uncached, "X-Post-Id": String(post.number) } });
}

function board(viewer: Actor | null, posts: ListedPost[], shown: { format: Format; direction: "asc" | "desc"; headers: Record<string, string> }): Response {
  const { type, render } = formats[shown.format];
  return new Response(render(viewer, shown.direction === "asc" ? posts.toReversed() : posts), { headers: { ...shown.headers, "Content-Type": type } });
}
