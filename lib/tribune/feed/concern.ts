import type { FeedPost } from "@/lib/tribune/feed/post";
import { escapeMarkup } from "@/lib/tribune/markup/escape";

export type Concern = "own" | "answer" | "call";

type Board = { path: string; login: string | null; posts: FeedPost[] };

/** Tells of each post of a board whether its reader wrote it, is answered by it or is called in it: by `moules<`, or by their name. */
export function concernsIn({ path, login, posts }: Board): (post: FeedPost) => Concern | null {
  const own = posts.filter(({ owned }) => owned).map(({ id }) => `href="${escapeMarkup(path)}#post-${id}"`);
  const call = callOf(login);
  return ({ owned, web_render: html }) => {
    if (owned) return "own";
    if (own.some((link) => html.includes(link))) return "answer";
    return call.test(html) ? "call" : null;
  };
}

function callOf(login: string | null): RegExp {
  const name = login === null ? "" : `|(?<![\\p{L}\\p{N}_-])${escapeMarkup(login).replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}&#60;`;
  return new RegExp(`moules&#60;${name}`, "iu");
}
