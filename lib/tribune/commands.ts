import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db, isDuplicate } from "@/lib/db";
import type { SolvedWork } from "@/lib/members/joining/schema";
import { announce } from "@/lib/realtime/hub";
import { Refusal } from "@/lib/refusal";
import { networkOf } from "@/lib/security/client-address";
import { keyedHash } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";
import { mostMarks, stacksMarks } from "@/lib/text/visible";
import { inPace } from "@/lib/tribune/channels/pace";
import { canPost, canRead } from "@/lib/tribune/channels/policy";
import { inTurn } from "@/lib/tribune/channels/turn";
import { shownSecond } from "@/lib/tribune/clock";
import { cleanContent, countCharacters, isBlank } from "@/lib/tribune/content";
import { forgetBoard } from "@/lib/tribune/feed/kept-boards";
import { infoOf } from "@/lib/tribune/identity/author";
import { authorKeyOf, type Participant } from "@/lib/tribune/identity/participant";
import { requireWork } from "@/lib/tribune/identity/work";
import { findChannel, type ListedChannel, type ListedPost, listedPost } from "@/lib/tribune/queries";
import { type Forms, formsOf } from "@/lib/tribune/rendering/forms";
import { isSlug } from "@/lib/tribune/slug";
import { keepUrls } from "@/lib/tribune/urls/commands";

export type Draft = {
  content: string;
  key?: string | undefined;
  userAgent: string | null;
  address: string | null;
  work?: SolvedWork | undefined;
};

/** A channel by its slug, for who may read it; the default one comes into being when it is first wanted. */
export async function openChannel(viewer: Actor | null, slug: string): Promise<ListedChannel | null> {
  const channel = await findOrMakeChannel(viewer, slug);
  return channel && canRead(viewer, channel) ? channel : null;
}

export async function requireChannel(viewer: Actor | null, slug: string): Promise<ListedChannel> {
  const channel = await findOrMakeChannel(viewer, slug);
  if (!channel) throw new Refusal("not_found", "notFound");
  if (!canRead(viewer, channel)) throw new Refusal("forbidden", "tribuneClosed");
  return channel;
}

async function findOrMakeChannel(viewer: Actor | null, slug: string): Promise<ListedChannel | null> {
  const found = isSlug(slug) ? await findChannel(viewer, slug) : null;
  if (found || slug !== "") return found;
  await db.channel.createMany({ data: [{ slug, title: "Tribune" }], skipDuplicates: true });
  return findChannel(viewer, slug);
}

export async function postMessage(poster: Participant, channel: ListedChannel, draft: Draft): Promise<ListedPost> {
  const { actor } = poster;
  const channelId = channel.id;
  if (!canPost(actor, channel)) throw new Refusal("forbidden", "tribuneClosed");
  const raw = await acceptContent(draft.content);
  const authorKey = authorKeyOf(poster) ?? keyedHash("tribune-poster", networkOf(draft.address ?? ""));
  const first = await findByKey(authorKey, draft.key);
  if (first) return first;
  if (!actor) await requireWork(draft.work);
  const forms = await formsOf({ raw, registered: actor !== null, channelId });
  const author = { authorId: actor?.memberId ?? null, login: actor?.name ?? null, authorKey, clientKey: draft.key ?? null, info: await infoOf(poster, draft.userAgent), address: draft.address };
  try {
    const insert = () => insertPost(channelId, { ...author, raw, ...forms });
    const post = await inTurn(channelId, () => inPace(actor, channel, draft.address, insert));
    forgetBoard(channelId);
    return post;
  } catch (reason) {
    // The same post, sent twice at once: the second is too fast, or one too many.
    const posted = reason instanceof Refusal || isDuplicate(reason) ? await findByKey(authorKey, draft.key) : null;
    if (!posted) throw reason;
    return posted;
  }
}

export async function acceptContent(typed: string): Promise<string> {
  const raw = cleanContent(typed);
  if (isBlank(raw)) throw new Refusal("invalid", "required", { field: "content" });
  if (stacksMarks(raw)) throw new Refusal("invalid", "marksStacked", { field: "content", values: { max: mostMarks } });
  const max = await getSetting("tribune.maximumLength");
  const count = countCharacters(raw);
  if (count > max) throw new Refusal("invalid", "tooLong", { field: "content", values: { max, count } });
  return raw;
}

async function findByKey(authorKey: string, clientKey: string | undefined): Promise<ListedPost | null> {
  if (!clientKey) return null;
  return db.post.findUnique({ where: { authorKey_clientKey: { authorKey, clientKey } }, select: listedPost });
}

type NewPost = { authorId: number | null; login: string | null; authorKey: string; clientKey: string | null; info: string; address: string | null; raw: string } & Forms;

/** Numbers and times are given under the channel's lock, so that whoever asks for what comes after a number misses nothing that commits late. */
async function insertPost(channelId: number, { targets, urls, ...post }: NewPost): Promise<ListedPost> {
  const timeZone = await getSetting("site.timeZone");
  return db.$transaction(
    async (tx) => {
      const [turn] = await tx.$queryRaw<{ number: number; change: number; postedAt: Date }[]>`
        update "Channel" set "lastNumber" = "lastNumber" + 1, "lastChange" = "lastChange" + 1 where id = ${channelId}
        returning "lastNumber" as number, "lastChange" as change, clock_timestamp()::timestamptz(3) as "postedAt"`;
      if (!turn) throw new Refusal("not_found", "notFound");
      const second = shownSecond(turn.postedAt, timeZone);
      const { _max } = await tx.post.aggregate({ where: { channelId, second }, _max: { rank: true } });
      const created = await tx.post.create({ data: { ...post, ...turn, firstChange: turn.change, channelId, second, rank: (_max.rank ?? 0) + 1 }, select: { ...listedPost, id: true } });
      if (targets.length > 0) await tx.postReference.createMany({ data: targets.map(({ position, id }) => ({ postId: created.id, position, targetId: id })) });
      await keepUrls(tx, [{ id: created.id, urls }]);
      await announce(tx, `channel:${channelId}`);
      return created;
    },
    { maxWait: 15_000, timeout: 15_000 },
  );
}
