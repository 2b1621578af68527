import type { FeedQuery } from "@/lib/tribune/feed/query";
import type { ListedPost } from "@/lib/tribune/queries";
import type { Reader } from "@/lib/tribune/reader";

export type Direction = "asc" | "desc";

export type Format = {
  type: string;
  direction: Direction;
  render: (posts: ListedPost[], reader: Reader, query: FeedQuery) => string;
};
