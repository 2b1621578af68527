import type { Actor } from "@/lib/auth/actor";
import { clockOf } from "@/lib/tribune/clock";
import type { FeedPost } from "@/lib/tribune/feed/post";
import type { ListedPost } from "@/lib/tribune/queries";

export function toFeedPost(viewer: Actor | null, post: ListedPost): FeedPost {
  return {
    id: post.number,
    created: post.second,
    clock: clockOf(post.second),
    author__username: post.login,
    user_agent: post.info,
    web_render: post.webHtml,
    clock_indice: post.rank,
    clockclass: `${post.second.slice(8)}${String(post.rank).padStart(2, "0")}`,
    owned: viewer !== null && post.authorId === viewer.memberId,
  };
}

export function renderJson(viewer: Actor | null, posts: ListedPost[]): string {
  return toAscii(posts.map((post) => toFeedPost(viewer, post)));
}

export function toAscii(value: unknown): string {
  return JSON.stringify(value).replace(/[\x7f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
