import "server-only";
import type { Transaction } from "@/lib/db";
import { rowsOf } from "@/lib/members/export/rows";

const page = 1000;

/** All that a member has said on the tribune, channel by channel, the oldest first. */
export async function* ownPosts(tx: Transaction, memberId: number) {
  const posts = rowsOf((last: { channelId: number; number: number } | undefined) =>
    tx.post.findMany({
      where: { authorId: memberId, ...(last ? { OR: [{ channelId: { gt: last.channelId } }, { channelId: last.channelId, number: { gt: last.number } }] } : {}) },
      select: { channelId: true, number: true, postedAt: true, raw: true, info: true, address: true, hiddenAt: true, channel: { select: { slug: true, title: true } } },
      orderBy: [{ channelId: "asc" }, { number: "asc" }],
      take: page,
    }),
  );
  for await (const { channel, channelId: _, ...post } of posts) yield { channel: channel.slug, title: channel.title, ...post };
}
