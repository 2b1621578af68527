import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { databaseNow, db } from "@/lib/db";
import { announce } from "@/lib/realtime/hub";
import { Refusal } from "@/lib/refusal";
import { boardPath } from "@/lib/tribune/board-path";
import { parseMessage } from "@/lib/tribune/markup/parse";
import { forgetUrls, keepUrls } from "@/lib/tribune/urls/commands";
import { urlsToKeep } from "@/lib/tribune/urls/kept";

/** Takes a post from sight; its number stays. Hidden already, it stays so. */
export async function hidePost(actor: Actor, id: number): Promise<void> {
  await setHidden(actor, id, true);
}

/** Shows a hidden post as it was. */
export async function unhidePost(actor: Actor, id: number): Promise<void> {
  await setHidden(actor, id, false);
}

async function setHidden(actor: Actor, id: number, hidden: boolean): Promise<void> {
  demandRank(actor, "MODERATOR");
  await db.$transaction(async (tx) => {
    const post = await tx.post.findUnique({ where: { id }, select: { channelId: true, number: true, login: true, info: true, raw: true, channel: { select: { slug: true } } } });
    if (!post) throw new Refusal("not_found", "notFound");
    await tx.$queryRaw`select id from "Channel" where id = ${post.channelId} for update`;
    const other = await tx.post.count({ where: { id, hiddenAt: hidden ? null : { not: null } } });
    if (other === 0) return;
    const { lastChange: change } = await tx.channel.update({ where: { id: post.channelId }, data: { lastChange: { increment: 1 } }, select: { lastChange: true } });
    await tx.post.update({ where: { id }, data: { hiddenAt: hidden ? await databaseNow(tx) : null, change } });
    await (hidden ? forgetUrls(tx, id) : keepUrls(tx, [{ id, urls: await urlsToKeep(parseMessage(post.raw)) }]));
    await announce(tx, `channel:${post.channelId}`);
    await writeAudit(tx, actor, { act: hidden ? "tribune.hide" : "tribune.unhide", subject: `${boardPath(post.channel.slug)}#post-${post.number}`, details: { by: post.login ?? post.info } });
  });
}
