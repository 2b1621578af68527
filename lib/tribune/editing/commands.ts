import "server-only";
import { databaseNow, db } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";
import { lockChannel, takeChange } from "@/lib/tribune/channels/commands";
import { canPost } from "@/lib/tribune/channels/policy";
import { inTurn } from "@/lib/tribune/channels/turn";
import { acceptContent } from "@/lib/tribune/commands";
import { judgeEdit } from "@/lib/tribune/editing/policy";
import { findOwnPost, type OwnPost } from "@/lib/tribune/editing/queries";
import { forgetBoard } from "@/lib/tribune/feed/kept-boards";
import type { Participant } from "@/lib/tribune/identity/participant";
import { type ListedChannel, type ListedPost, listedPost } from "@/lib/tribune/queries";
import { type Forms, formsOf } from "@/lib/tribune/rendering/forms";
import { fillUrls, forgetUrls, keepUrls } from "@/lib/tribune/urls/commands";

/** Lets people correct what they have posted; a leading slash is no order here. Number, time and rank stay. */
export async function editPost(author: Participant, channel: ListedChannel, { number, content }: { number: number; content: string }): Promise<ListedPost> {
  if (!canPost(author.actor, channel)) throw new Refusal("forbidden", "tribuneClosed");
  const post = await findOwnPost(author, channel.id, number);
  if (!post) throw new Refusal("not_found", "notFound");
  const raw = await acceptContent(content);
  const forms = await formsOf({ raw, registered: post.authorId !== null, channelId: channel.id, before: post.postedAt });
  const { edited, gone } = await inTurn(channel.id, () => db.$transaction((tx) => replaceText(tx, post, { raw, ...forms }), { maxWait: 15_000, timeout: 15_000 }));
  forgetBoard(channel.id);
  await fillUrls(channel.id, gone);
  return edited;
}

/** Judged under the channel's lock: the staff may hide the post and its time may end meanwhile. */
async function replaceText(tx: Transaction, { id, channelId }: OwnPost, { targets, urls, ...text }: { raw: string } & Forms): Promise<{ edited: ListedPost; gone: string[] }> {
  await lockChannel(tx, channelId);
  const now = await databaseNow(tx);
  const post = await tx.post.findUnique({ where: { id }, select: listedPost });
  if (!post) throw new Refusal("not_found", "notFound");
  const verdict = judgeEdit(post, { now, minutes: await getSetting("tribune.editMinutes") });
  if (verdict !== "edit") throw new Refusal("conflict", verdict === "over" ? "editOver" : "editHidden");
  if (post.raw === text.raw) return { edited: post, gone: [] };
  const change = await takeChange(tx, channelId, now);
  await tx.postReference.deleteMany({ where: { postId: id } });
  if (targets.length > 0) await tx.postReference.createMany({ data: targets.map((target) => ({ postId: id, position: target.position, targetId: target.id })) });
  const edited = await tx.post.update({ where: { id }, data: { ...text, change, editedAt: now }, select: listedPost });
  const gone = await forgetUrls(tx, id, urls);
  await keepUrls(tx, [{ id, urls }]);
  return { edited, gone };
}
