import "server-only";
import { getSetting } from "@/lib/settings/queries";
import { requireChannel } from "@/lib/tribune/commands";
import { bodyOf } from "@/lib/tribune/feed/kept-boards";
import { publicBoard } from "@/lib/tribune/feed/public-board";
import type { FeedQuery } from "@/lib/tribune/feed/query";
import { type FeedPosts, readFeed } from "@/lib/tribune/queries";
import type { Reader } from "@/lib/tribune/reader";

export type FeedPage = FeedPosts & { channelId: number; render: (format: string, make: () => string) => string | Uint8Array<ArrayBuffer> };

/** Who sees what everybody sees is answered from memory while the channel has no news. */
export async function readPage(reader: Reader, slug: string, query: FeedQuery): Promise<FeedPage> {
  if (reader.key !== "" || (await getSetting("tribune.locked"))) return readOwnPage(reader, slug, query);
  const { after = 0, limit, direction, width } = query;
  const board = await publicBoard(slug);
  const now = new Date(board.now.getTime() + performance.now() - board.readSince);
  const posts = board.posts.filter(({ number }) => number > after).slice(0, limit);
  return { channelId: board.channel.id, now, correctedAt: board.correctedAt, posts, render: (format, make) => bodyOf(board, [format, after, limit, direction, width].join(" "), make) };
}

async function readOwnPage(reader: Reader, slug: string, { after = 0, limit }: FeedQuery): Promise<FeedPage> {
  const { id } = await requireChannel(reader.actor, slug);
  return { channelId: id, ...(await readFeed(reader, id, { after, take: limit })), render: (_format, make) => make() };
}
