import "server-only";
import { databaseNow, db } from "@/lib/db";
import { getSetting } from "@/lib/settings/queries";
import { canPost } from "@/lib/tribune/channels/policy";
import { clockOf, rankMark } from "@/lib/tribune/clock";
import { judgeEdit } from "@/lib/tribune/editing/policy";
import { authorKeyOf, type Participant } from "@/lib/tribune/identity/participant";
import type { ListedChannel } from "@/lib/tribune/queries";
import { readerFor } from "@/lib/tribune/reader";

const ownPost = { id: true, channelId: true, number: true, authorId: true, authorKey: true, raw: true, second: true, rank: true, postedAt: true, hiddenAt: true } as const;

export type OwnPost = NonNullable<Awaited<ReturnType<typeof findOwnPost>>>;

export async function findOwnPost(author: Participant, channelId: number, number: number) {
  const authorKey = authorKeyOf(author);
  if (!authorKey) return null;
  const post = await db.post.findUnique({ where: { channelId_number: { channelId, number }, authorKey }, select: ownPost });
  return post && (await readerFor(author)).owns(post) ? post : null;
}

export type Editable = { number: number; content: string; clock: string };

export async function findEditable(author: Participant, channel: ListedChannel, number: number): Promise<Editable | null> {
  if (!canPost(author.actor, channel)) return null;
  const post = await findOwnPost(author, channel.id, number);
  if (!post || judgeEdit(post, { now: await databaseNow(), minutes: await getSetting("tribune.editMinutes") }) !== "edit") return null;
  return { number, content: post.raw, clock: clockOf(post.second) + rankMark(post.rank) };
}
