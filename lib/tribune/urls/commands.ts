import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { databaseNow, db } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";
import { boardPath } from "@/lib/tribune/board-path";
import { parseMessage } from "@/lib/tribune/markup/parse";
import { urlsToKeep } from "@/lib/tribune/urls/kept";

const batch = 500;

/** For whoever keeps URLs without having locked their channel: before anything else, as those who hide and edit posts do, lest each waits for the other. */
export async function holdChannels(tx: Transaction, ids: number[]): Promise<void> {
  await tx.$queryRaw`select id from "Channel" where id = any(${ids}::int[]) order by id for key share`;
}

/** Puts into the archive what posts link to and their channel's part of it lacks. In one order, so that two who do it at once wait for each other. */
export async function keepUrls(tx: Transaction, posts: { id: number; urls: string[] }[]): Promise<void> {
  const found = posts.flatMap(({ id, urls }) => urls.map((url) => ({ id, url })));
  if (found.length === 0) return;
  await tx.$executeRaw`
    insert into "PostUrl" ("channelId", "postId", url, words, "postedAt")
    select post."channelId", post.id, found.url, posted_words(post.login, post.info, post.raw), post."postedAt"
    from unnest(${found.map(({ id }) => id)}::int[], ${found.map(({ url }) => url)}::text[]) as found(id, url)
    join "Post" post on post.id = found.id and post."hiddenAt" is null
    order by post."channelId", found.url, post.id
    on conflict do nothing`;
}

/** Takes out of the archive what a post brought that is no longer seen, but for what it still brings. */
export async function forgetUrls(tx: Transaction, postId: number, still: string[] = []): Promise<void> {
  await tx.postUrl.deleteMany({ where: { postId, removedAt: null, url: { notIn: still } } });
}

/** Brings back what posts after a number link to as well, once the post that had brought it is gone, hidden or edited. */
export async function fillUrls(channelId: number, after = 0): Promise<void> {
  for (let last: number | undefined = after; last !== undefined; ) {
    const posts: { id: number; number: number; raw: string }[] = await db.post.findMany({
      where: { channelId, number: { gt: last }, hiddenAt: null, raw: { contains: "://" } },
      select: { id: true, number: true, raw: true },
      orderBy: { number: "asc" },
      take: batch,
    });
    const found = await Promise.all(posts.map(async ({ id, raw }) => ({ id, urls: await urlsToKeep(parseMessage(raw)) })));
    await db.$transaction((tx) => holdChannels(tx, [channelId]).then(() => keepUrls(tx, found)));
    last = posts[batch - 1]?.number;
  }
}

/** Removes a URL from the archive; its post stays. Whoever posts it again in that channel does not bring it back. */
export async function removeUrl(actor: Actor, id: number): Promise<void> {
  await setRemoved(actor, id, true);
}

export async function restoreUrl(actor: Actor, id: number): Promise<void> {
  await setRemoved(actor, id, false);
}

async function setRemoved(actor: Actor, id: number, removed: boolean): Promise<void> {
  demandRank(actor, "MODERATOR");
  await db.$transaction(async (tx) => {
    const kept = await tx.postUrl.findUnique({ where: { id }, select: { url: true, post: { select: { number: true, channel: { select: { slug: true } } } } } });
    if (!kept) throw new Refusal("not_found", "notFound");
    const { count } = await tx.postUrl.updateMany({ where: { id, removedAt: removed ? null : { not: null } }, data: { removedAt: removed ? await databaseNow(tx) : null } });
    if (count === 0) return;
    await writeAudit(tx, actor, { act: removed ? "tribune.removeUrl" : "tribune.restoreUrl", subject: `${boardPath(kept.post.channel.slug)}#post-${kept.post.number}`, details: { url: kept.url } });
  });
}
