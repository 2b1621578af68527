import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { databaseNow, db } from "@/lib/db";
import { escapeLike } from "@/lib/keyset";
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

/** Takes out of the archive what a post brought that is no longer seen, but for what it still brings, and says what that was. */
export async function forgetUrls(tx: Transaction, postId: number, still: string[] = []): Promise<string[]> {
  const gone = await tx.$queryRaw<{ url: string }[]>`delete from "PostUrl" where "postId" = ${postId} and "removedAt" is null and url <> all(${still}::text[]) returning url`;
  return gone.map(({ url }) => url);
}

/** Brings back what other posts link to as well, each URL with the first of them: all there is, or those URLs alone that went. */
export async function fillUrls(channelId: number, gone?: string[]): Promise<void> {
  const missing = gone && new Set(gone);
  for (let last: number | undefined = 0; last !== undefined && missing?.size !== 0; ) {
    const held = missing ? { OR: [...missing].map((url) => ({ raw: { contains: escapeLike(url) } })) } : { raw: { contains: "://" } };
    const posts: { id: number; number: number }[] = await db.post.findMany({
      where: { channelId, number: { gt: last }, hiddenAt: null, ...held },
      select: { id: true, number: true },
      orderBy: { number: "asc" },
      take: batch,
    });
    if (posts.length === 0) return;
    const ids = posts.map(({ id }) => id);
    for (const url of await db.$transaction((tx) => keepUrlsOf(tx, { channelId, ids, missing }))) missing?.delete(url);
    last = posts[batch - 1]?.number;
  }
}

/** Reads the posts once their channel is held: they may have been edited since they were found. */
async function keepUrlsOf(tx: Transaction, { channelId, ids, missing }: { channelId: number; ids: number[]; missing: Set<string> | undefined }): Promise<string[]> {
  await holdChannels(tx, [channelId]);
  const posts = await tx.post.findMany({ where: { id: { in: ids }, hiddenAt: null }, select: { id: true, raw: true }, take: batch });
  const found = await Promise.all(posts.map(async ({ id, raw }) => ({ id, urls: (await urlsToKeep(parseMessage(raw))).filter((url) => !missing || missing.has(url)) })));
  await keepUrls(tx, found);
  return found.flatMap(({ urls }) => urls);
}

/** Removes a URL from the archive; its post stays. Whoever posts it again in that channel does not bring it back. */
export async function removeUrl(actor: Actor, id: number): Promise<void> {
  demandRank(actor, "MODERATOR");
  await db.$transaction(async (tx) => {
    const kept = await findKept(tx, id);
    await tx.$queryRaw`select id from "Post" where id = ${kept.postId} for key share`;
    const { count } = await tx.postUrl.updateMany({ where: { id, removedAt: null }, data: { removedAt: await databaseNow(tx) } });
    if (count > 0) await tell(tx, actor, { act: "tribune.removeUrl", kept });
  });
}

/** Lets a URL into the archive again: at once with the first post that is seen and links to it, else with the next one. */
export async function restoreUrl(actor: Actor, id: number): Promise<void> {
  demandRank(actor, "MODERATOR");
  const restored = await db.$transaction(async (tx) => {
    const kept = await findKept(tx, id);
    const { count } = await tx.postUrl.deleteMany({ where: { id, removedAt: { not: null } } });
    if (count === 0) return null;
    await tell(tx, actor, { act: "tribune.restoreUrl", kept });
    return kept;
  });
  if (restored) await fillUrls(restored.channelId, [restored.url]);
}

type Kept = Awaited<ReturnType<typeof findKept>>;

async function findKept(tx: Transaction, id: number) {
  const kept = await tx.postUrl.findUnique({ where: { id }, select: { url: true, channelId: true, postId: true, post: { select: { number: true } }, channel: { select: { slug: true } } } });
  if (!kept) throw new Refusal("not_found", "notFound");
  return kept;
}

async function tell(tx: Transaction, actor: Actor, { act, kept }: { act: "tribune.removeUrl" | "tribune.restoreUrl"; kept: Kept }): Promise<void> {
  const board = boardPath(kept.channel.slug);
  await writeAudit(tx, actor, { act, subject: kept.post ? `${board}#post-${kept.post.number}` : board, details: { url: kept.url } });
}
