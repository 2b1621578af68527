import { db } from "@/lib/db";
import { openChannel, postMessage } from "@/lib/tribune/commands";
import { forgetBoard } from "@/lib/tribune/feed/kept-boards";
import type { Participant } from "@/lib/tribune/identity/participant";
import { blank } from "@/lib/tribune/identity/state";
import type { ListedChannel, ListedPost } from "@/lib/tribune/queries";
import type { TestMember } from "./members";

export async function createChannel(slug = "", title = slug): Promise<ListedChannel> {
  if (slug) await db.channel.create({ data: { slug, title } });
  const channel = await openChannel(null, slug);
  if (!channel) throw new Error(`${slug} cannot be a channel.`);
  return channel;
}

export function participantOf(member?: TestMember): Participant {
  return { actor: member?.actor ?? null, state: { ...blank, holder: member?.id ?? null }, rules: [] };
}

type Said = { by?: TestMember; in?: ListedChannel; userAgent?: string; address?: string };

export async function createPost(content: string, said: Said = {}): Promise<ListedPost> {
  const channel = said.in ?? (await createChannel());
  return postMessage(participantOf(said.by), channel, { content, userAgent: said.userAgent ?? "Mozilla/5.0 (X11)", address: said.address ?? "192.0.2.7" });
}

export async function movePost(post: Pick<ListedPost, "number">, channel: ListedChannel, at: { postedAt: Date; second?: string; rank?: number }): Promise<void> {
  const { id } = await db.post.update({ where: { channelId_number: { channelId: channel.id, number: post.number } }, data: at, select: { id: true } });
  await db.postUrl.updateMany({ where: { postId: id }, data: { postedAt: at.postedAt } });
  forgetBoard(channel.id);
}

export async function postId(post: Pick<ListedPost, "number">, channel: ListedChannel): Promise<number> {
  const { id } = await db.post.findUniqueOrThrow({ where: { channelId_number: { channelId: channel.id, number: post.number } }, select: { id: true } });
  return id;
}

/** So many posts of nobody's, each with a URL, a minute apart, without the work that posting makes. */
export async function fillChannel(channelId: number, count: number): Promise<void> {
  await db.$executeRaw`
    insert into "Post" ("channelId", number, change, "firstChange", info, "authorKey", raw, "webHtml", "remoteMarkup", "postedAt", second, rank)
    select ${channelId}, number, number, number, 'Mozilla', 'nobody', 'look at http://deep-' || number || '.example/', '', '', now() - (${count} - number) * interval '1 minute', '20261121120000', 1
    from generate_series(1, ${count}::int) as number`;
  await db.$executeRaw`
    insert into "PostUrl" ("channelId", "postId", url, words, "postedAt")
    select "channelId", id, substring(raw from 9), posted_words(login, info, raw), "postedAt" from "Post" where "channelId" = ${channelId}`;
}
