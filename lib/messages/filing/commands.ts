import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db, patiently, transact } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Folder } from "@/lib/generated/prisma/enums";
import { emitEvent } from "@/lib/jobs/commands";
import { messageRead } from "@/lib/messages/events";
import { type Act, effectOf, isAct, isMuting, type Marking, reachOf } from "@/lib/messages/filing/act";
import { findLastSeen, seenUpTo } from "@/lib/messages/filing/last-seen";
import { linesToChange } from "@/lib/messages/filing/view";
import type { Listing } from "@/lib/messages/listing/listing";
import { lockConversations } from "@/lib/messages/locks";
import { changeMuting } from "@/lib/messages/muting/commands";
import { announce } from "@/lib/realtime/hub";
import { Refusal } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";

/** `newest` is the message that came last when the page was made that somebody acts on: what came later is left alone. */
export type Selection = { folder?: Folder | undefined; newest?: number | undefined; shown?: { oldest: number; newest: number } } & ({ conversations: number[] } | { messages: number[] });

export type Everything = { folder: Folder; listing: Listing; newest?: number | undefined };

export type Filed = { count: number; undo: string | null };

const batch = 1000;
const day = 24 * 3600 * 1000;
const patience = { timeout: 60_000 };

/** Changes the actor's side alone. Done twice, it changes nothing more; refuses when none of the chosen is the actor's. */
export async function file(actor: Actor, act: Act, selection: Selection): Promise<Filed> {
  return transact(async (tx) => {
    const own = await ownSides(tx, actor, selection);
    if (own.length === 0) throw new Refusal("not_found", "notFound");
    const where = { ...chosen(selection), AND: [shownIn(selection), seenUpTo(await findLastSeen(tx, actor, selection.newest))] };
    const changed = await change(tx, { actor, act, where, folder: selection.folder, conversations: own.map(({ conversationId }) => conversationId) });
    const { size } = new Set(own.map((side) => ("conversations" in selection || isMuting(act) ? side.conversationId : side.messageId)));
    return { count: size, undo: await remember(tx, actor, { act, changed }) };
  });
}

export async function fileAll(actor: Actor, act: Act, { newest, ...view }: Everything): Promise<Filed> {
  const { folder, listing } = view;
  const last = await findLastSeen(db, actor, newest);
  const touched = new Set<number>();
  const changed: number[] = [];
  for (;;) {
    const more = await transact(async (tx) => {
      const lines = await linesToChange(tx, actor, { act, last, most: batch, ...view });
      for (const { unit, conversationId } of lines) touched.add(isMuting(act) ? conversationId : unit);
      const units = lines.map(({ unit }) => unit);
      const shown = listing.by === "message" ? { messageId: { in: units } } : { conversationId: { in: units } };
      const where = { ...shown, AND: seenUpTo(last) };
      return change(tx, { actor, act, where, folder, conversations: lines.map(({ conversationId }) => conversationId) });
    }, patience);
    changed.push(...more);
    if (more.length === 0) break;
  }
  return { count: touched.size, undo: await transact((tx) => remember(tx, actor, { act, changed })) };
}

/** Whether anything came back: what has become of it since may have left nothing to undo. */
export async function undoFiling(actor: Actor, id: string): Promise<boolean> {
  return transact(async (tx) => {
    const done = await tx.mailboxAct.findFirst({ where: { id, holderId: actor.memberId } });
    if (!done || !isAct(done.act)) return false;
    const sides = await tx.$queryRaw<{ conversationId: number }[]>`select distinct "conversationId" from "MailboxEntry" where id = any(${done.entryIds}::int[])`;
    await lockConversations(tx, [...conversationsOf(sides), ...done.conversationIds]);
    const undone = isMuting(done.act) ? (await changeMuting(tx, actor.memberId, { conversations: done.conversationIds, muted: done.act === "unmute" })).length : await unmark(tx, actor, { act: done.act, entryIds: done.entryIds });
    await tx.mailboxAct.deleteMany({ where: { id } });
    if (undone > 0) await announce(tx, `member:${actor.memberId}`);
    return undone > 0;
  }, patience);
}

/**
 * Removes for good what lies in the actor's trash, as far as it lay there at a time if one is given.
 * The other side keeps its copies; what nobody holds any more is gone.
 */
export async function emptyTrash(actor: Actor, { until }: { until?: Date | undefined } = {}): Promise<void> {
  await transact(async (tx) => {
    const trash = { holderId: actor.memberId, folder: "TRASH" as const, ...(until && { trashedAt: { lte: until } }) };
    const sides = await tx.mailboxEntry.groupBy({ by: ["conversationId"], where: trash });
    const conversations = conversationsOf(sides);
    await lockConversations(tx, conversations);
    await tx.mailboxEntry.deleteMany({ where: trash });
    await forgetUnheld(tx, conversations);
    await announce(tx, `member:${actor.memberId}`);
  }, patience);
}

/** Removes messages of these conversations that lie in nobody's mailbox. Visitors hold theirs by a link. */
export async function forgetUnheld(tx: Transaction, conversations: number[]): Promise<void> {
  for (const ids of inBatches(conversations)) {
    await tx.message.deleteMany({ where: { conversationId: { in: ids }, conversation: { visitorId: null }, entries: { none: {} } } });
    await tx.conversation.deleteMany({ where: { id: { in: ids }, visitorId: null, messages: { none: {} } } });
  }
}

export async function forgetFilings(): Promise<void> {
  const before = new Date((await databaseNow()).getTime() - day);
  await patiently((tx) => tx.mailboxAct.deleteMany({ where: { at: { lt: before } } }));
}

type Change = { actor: Actor; act: Act; where: Prisma.MailboxEntryWhereInput; folder: Folder | undefined; conversations: number[] };

/** Returns the entries that changed, or the conversations that were muted or unmuted. */
async function change(tx: Transaction, { act, ...rest }: Change): Promise<number[]> {
  await lockConversations(tx, rest.conversations);
  const changed = isMuting(act) ? await mute(tx, { act, ...rest }) : await mark(tx, { act, ...rest });
  if (changed.length > 0) await announce(tx, `member:${rest.actor.memberId}`);
  return changed;
}

async function mute(tx: Transaction, { actor, act, conversations }: Change): Promise<number[]> {
  return changeMuting(tx, actor.memberId, { conversations: [...new Set(conversations)], muted: act === "mute" });
}

async function mark(tx: Transaction, { actor, act, where, folder }: Change & { act: Marking }): Promise<number[]> {
  const effect = effectOf(act);
  const changed = await tx.mailboxEntry.updateManyAndReturn({
    where: { ...where, ...effect.where, holderId: actor.memberId, folder: { in: reachOf(act, folder) } },
    data: effect.change(await databaseNow(tx)),
    select: { id: true, messageId: true },
  });
  if (act === "markRead" && changed.length > 0) await emitEvent(tx, messageRead, { messageIds: changed.map(({ messageId }) => messageId) });
  return changed.map(({ id }) => id);
}

async function unmark(tx: Transaction, actor: Actor, { act, entryIds }: { act: Marking; entryIds: number[] }): Promise<number> {
  const marks = effectOf(act).undo(await databaseNow(tx));
  const standing = Object.fromEntries(Object.entries(marks).map(([mark, was]) => [mark, was === null ? { not: null } : null]));
  let undone = 0;
  for (const ids of inBatches(entryIds)) {
    const { count } = await tx.mailboxEntry.updateMany({ where: { ...standing, id: { in: ids }, holderId: actor.memberId }, data: marks });
    undone += count;
  }
  return undone;
}

async function remember(tx: Transaction, actor: Actor, { act, changed }: { act: Act; changed: number[] }): Promise<string | null> {
  if (changed.length === 0) return null;
  const id = randomUUID();
  await tx.mailboxAct.create({ data: { id, holderId: actor.memberId, act, ...(isMuting(act) ? { conversationIds: changed } : { entryIds: changed }), at: await databaseNow(tx) } });
  return id;
}

/** A statement takes 32,767 values at most. */
function inBatches(ids: number[]): number[][] {
  return Array.from({ length: Math.ceil(ids.length / batch) }, (_, rank) => ids.slice(rank * batch, (rank + 1) * batch));
}

function conversationsOf(sides: { conversationId: number }[]): number[] {
  return sides.map(({ conversationId }) => conversationId);
}

function chosen(selection: Selection): Prisma.MailboxEntryWhereInput {
  return "conversations" in selection ? { conversationId: { in: selection.conversations } } : { messageId: { in: selection.messages } };
}

function shownIn({ shown }: Selection): Prisma.MailboxEntryWhereInput {
  return shown ? { messageId: { gte: shown.oldest, lte: shown.newest } } : {};
}

function ownSides(tx: Transaction, actor: Actor, selection: Selection) {
  return tx.mailboxEntry.findMany({ where: { ...chosen(selection), holderId: actor.memberId, folder: { not: null } }, select: { conversationId: true, messageId: true }, take: 100 * batch });
}
