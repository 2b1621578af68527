import type { FeedQuery } from "@/lib/tribune/feed/query";
import type { ListedPost } from "@/lib/tribune/queries";
import type { Reader } from "@/lib/tribune/reader";

export type Direction = "asc" | "desc";

/** One way of writing a page of posts, which come in the order they are shown in. */
export type Format = {
  type: string;
  /** The order where a client asks for none. */
  direction: Direction;
  render: (posts: ListedPost[], reader: Reader, query: FeedQuery) => string;
};
