import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { databaseNow, db } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { boardPath } from "@/lib/tribune/board-path";
import { lockChannel, takeChange } from "@/lib/tribune/channels/commands";
import { forgetBoard } from "@/lib/tribune/feed/kept-boards";
import { parseMessage } from "@/lib/tribune/markup/parse";
import { fillUrls, forgetUrls, keepUrls } from "@/lib/tribune/urls/commands";
import { urlsToKeep } from "@/lib/tribune/urls/kept";

export async function hidePost(actor: Actor, id: number): Promise<void> {
  await setHidden(actor, id, true);
}

export async function unhidePost(actor: Actor, id: number): Promise<void> {
  await setHidden(actor, id, false);
}

const named = { number: true, login: true, info: true, raw: true, channel: { select: { slug: true } } } as const;

async function setHidden(actor: Actor, id: number, hidden: boolean): Promise<void> {
  demandRank(actor, "MODERATOR");
  const found = await db.post.findUnique({ where: { id }, select: { channelId: true } });
  if (!found) throw new Refusal("not_found", "notFound");
  const { channelId } = found;
  const gone = await db.$transaction(async (tx) => {
    await lockChannel(tx, channelId);
    const post = await tx.post.findUnique({ where: { id, hiddenAt: hidden ? null : { not: null } }, select: named });
    if (!post) return [];
    const now = await databaseNow(tx);
    await tx.post.update({ where: { id }, data: { hiddenAt: hidden ? now : null, change: await takeChange(tx, channelId, now) } });
    await writeAudit(tx, actor, { act: hidden ? "tribune.hide" : "tribune.unhide", subject: `${boardPath(post.channel.slug)}#post-${post.number}`, details: { by: post.login ?? post.info } });
    if (hidden) return forgetUrls(tx, id);
    await keepUrls(tx, [{ id, urls: await urlsToKeep(parseMessage(post.raw)) }]);
    return [];
  });
  forgetBoard(channelId);
  await fillUrls(channelId, gone);
}
