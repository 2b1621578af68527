import { clockOf } from "@/lib/tribune/clock";
import type { Format } from "@/lib/tribune/feed/format";
import type { FeedPost } from "@/lib/tribune/feed/post";
import type { ListedPost } from "@/lib/tribune/queries";
import type { Reader } from "@/lib/tribune/reader";

export const json = {
  type: "application/json; charset=utf-8",
  direction: "desc",
  render: (posts: ListedPost[], reader: Reader) => toAscii(posts.map((post) => toFeedPost(reader, post))),
} satisfies Format;

export function toFeedPost(reader: Reader, post: ListedPost): FeedPost {
  const owned = reader.owns(post);
  return {
    id: post.number,
    created: post.second,
    clock: clockOf(post.second),
    author__username: post.login,
    user_agent: post.info,
    web_render: post.webHtml,
    clock_indice: post.rank,
    clockclass: `${post.second.slice(8)}${String(post.rank).padStart(2, "0")}`,
    owned,
    ...(owned && { posted: post.postedAt.toISOString() }),
    ...(post.editedAt && { edited: post.editedAt.toISOString() }),
    ...(post.hiddenAt && { hidden: true }),
  };
}

export function toAscii(value: unknown): string {
  return JSON.stringify(value).replace(/[\x7f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
