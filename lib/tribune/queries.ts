import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";

import { gate } from "@/lib/load/gate";
import { together } from "@/lib/realtime/together";

import { Refusal } from "@/lib/refusal";
import { getSetting } from "@/lib/settings/queries";
import { seen } from "@/lib/tribune/filters/conditions";
import { asShown } from "@/lib/tribune/hiding/tombstone";
import type { Reader } from "@/lib/tribune/reader";
import type { Reference } from "@/lib/tribune/references/reference";

export const listedPost = {
  number: true,
  firstChange: true,
  change: true,
  hiddenAt: true,
  editedAt: true,
  authorId: true,
  authorKey: true,
  login: true,
  info: true,
  raw: true,
  webHtml: true,
  remoteMarkup: true,
  postedAt: true,
  second: true,
  rank: true,
} as const;

export type ListedPost = Prisma.PostGetPayload<{ select: typeof listedPost }>;
export type ListedChannel = { id: number; slug: string; title: string; description: string; locked: boolean; anonymousMayPost: boolean; slowSeconds: number };

const listedChannel = { id: true, slug: true, title: true, description: true, locked: true, anonymousMayPost: true, slowSeconds: true } as const;

export async function findChannel(_viewer: Actor | null, slug: string): Promise<ListedChannel | null> {
  const [channel, locked, anonymousMayPost] = await Promise.all([db.channel.findUnique({ where: { slug }, select: listedChannel }), getSetting("tribune.locked"), getSetting("tribune.anonymousMayPost")]);
  return channel && { ...channel, locked: channel.locked || locked, anonymousMayPost: channel.anonymousMayPost && anonymousMayPost };
}

const columns = Prisma.raw(
  Object.keys(listedPost)
    .map((column) => `post."${column}"`)
    .join(", "),
);

/** So many are looked at for what filters leave of them: who filters everything away would else read a whole channel. */
export const longestFiltered = 1000;

/** Comparing costs more than reading: what waits for it holds no connection from anybody else. */
export const filteredReads = gate("filtered reads", { atOnce: 2, waiting: 40 });

/** The newest posts after a number that a reader sees, newest first: asking for fewer never gives older ones (reference/tribune.md section 1.1). */
export function listPosts(reader: Reader, channelId: number, options: { after?: number; take: number }): Promise<ListedPost[]> {
  const { after = 0, take } = options;
  const where = Prisma.sql`post."channelId" = ${channelId} and post.number > ${after}`;
  return readPosts(reader, { where, order: Prisma.sql`post.number desc`, take });
}

type Listed = { where: Prisma.Sql; order: Prisma.Sql; take: number };

async function readPosts({ except }: Reader, { where, order, take }: Listed): Promise<ListedPost[]> {
  const first = (limit: number) => Prisma.sql`select ${columns} from "Post" post where ${where} order by ${order} limit ${limit}`;
  if (except.length === 0) return (await db.$queryRaw<ListedPost[]>(first(take))).map(asShown);
  const some = Math.max(longestFiltered, take);
  const left = Prisma.sql`select post.* from (${first(some)}) post where ${seen(except)} order by ${order} limit ${take}`;
  const posts = await filteredReads(() => db.$queryRaw<ListedPost[]>(left));
  return posts.map(asShown);
}

/** A post as it is now, the change that brought it (its first) or altered it, and whether filters leave it to the reader. */
export type Change = ListedPost & { at: number; isSeen: boolean };

/** The changes after one, the earliest first; of several of one post the first and the latest. None for whom the channel was closed meanwhile. */
async function listChanges({ actor, except }: Reader, channelId: number, options: { since: number; take: number }): Promise<Change[]> {
  const open = actor ? Prisma.empty : Prisma.sql`and exists (select 1 from "Channel" where id = ${channelId} and not locked)`;
  const changes = await db.$queryRaw<Change[]>`
    select post.*, ${seen(except)} as "isSeen" from (
      select ${columns}, happened.at
      from "Post" post cross join lateral (select post."firstChange" as at union select post.change) happened
      where post."channelId" = ${channelId} and post.change > ${options.since} and happened.at > ${options.since} ${open}
      order by happened.at limit ${options.take}
    ) post order by post.at`;
  return changes.map(asShown);
}

export function listPostsOf({ clocks, day, rank }: Reference, reader: Reader, { channelId, take }: { channelId: number; take: number }): Promise<ListedPost[]> {
  const [first, last] = clocks ?? [];
  const where = Prisma.sql`post."channelId" = ${channelId} and right(post.second, 6) between ${first} and ${last}
    and (${day}::text is null or left(post.second, 8) like '%' || ${day}) and (${rank}::int is null or post.rank = ${rank})`;
  return readPosts(reader, { where, order: Prisma.sql`post.number desc`, take });
}

export type FeedPosts = { now: Date; correctedAt: Date | null; posts: ListedPost[] };

/** A page of a feed, and the times of just before it was read: a post of a later second than that is never taken for one of a second that is over. */
export async function readFeed(reader: Reader, channelId: number, options: { after: number; take: number }): Promise<FeedPosts> {
  const [times] = await db.$queryRaw<Omit<FeedPosts, "posts">[]>`select clock_timestamp()::timestamptz(3) as now, "correctedAt" from "Channel" where id = ${channelId}`;
  if (!times) throw new Refusal("not_found", "notFound");
  return { ...times, posts: await listPosts(reader, channelId, options) };
}

/** For readers who are woken together: those to whom the same is shown share one query. */
export function listChangesTogether(reader: Reader, channelId: number, options: { since: number; take: number }): Promise<Change[]> {
  const seen = reader.except.length > 0 ? reader.key : reader.actor !== null;
  return together(`changes ${channelId} ${options.since} ${options.take} ${seen}`, () => listChanges(reader, channelId, options));
}

export async function lastChange(_viewer: Actor | null, channelId: number): Promise<number> {
  const channel = await db.channel.findUnique({ where: { id: channelId }, select: { lastChange: true } });
  return channel?.lastChange ?? 0;
}

/** The change that a post of this number came with, or the newest one before it that is still there. */
export async function changeOf(_viewer: Actor | null, channelId: number, number: number): Promise<number> {
  const post = await db.post.findFirst({ where: { channelId, number: { lte: number } }, select: { firstChange: true }, orderBy: { number: "desc" } });
  return post?.firstChange ?? 0;
}

/** The change after which so many posts have changed since: who was away for longer is not told of more. */
export async function changeBefore(_viewer: Actor | null, channelId: number, posts: number): Promise<number> {
  const [earlier] = await db.post.findMany({ where: { channelId }, select: { change: true }, orderBy: { change: "desc" }, skip: posts, take: 1 });
  return earlier?.change ?? 0;
}

/** Counting on would cost more than the number is worth. */
export const mostCounted = 10_000;

export type PostsBy = { posts: { number: number; slug: string; title: string; webHtml: string; postedAt: Date }[]; total: number };

export async function listPostsBy(viewer: Actor | null, authorId: number, take: number): Promise<PostsBy> {
  if (!viewer && (await getSetting("tribune.locked"))) return { posts: [], total: 0 };
  const theirs = Prisma.sql`from "Post" post join "Channel" channel on channel.id = post."channelId"
    where post."authorId" = ${authorId} and post."hiddenAt" is null and (${viewer !== null} or not channel.locked)`;
  const rows = await db.$queryRaw<(PostsBy["posts"][number] & { total: number })[]>`
    select post.number, channel.slug, channel.title, post."webHtml", post."postedAt",
      (select count(*)::int from (select 1 ${theirs} limit ${mostCounted + 1}) counted) as total
    ${theirs} order by post.id desc limit ${take}`;
  return { posts: rows.map(({ total: _total, ...post }) => post), total: rows[0]?.total ?? 0 };
}
