import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db } from "@/lib/db";
import { contentKey } from "@/lib/messages/content-key";
import type { KeptDraft } from "@/lib/messages/drafts/schema";
import { Refusal } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";

const mostDrafts = 200;
const day = 24 * 3600 * 1000;
const keptFor = 365 * day;

/** Kept empty, it is dropped; what was sent under this key meanwhile is not brought back. A conversation has one draft: the form opened last goes on with it. */
export async function keepDraft(actor: Actor, draft: KeptDraft): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockDrafts(tx, actor);
    await keep(tx, actor, draft);
  });
}

export async function dropDraft(actor: Actor, key: string): Promise<void> {
  await db.draft.deleteMany({ where: { holderId: actor.memberId, key } });
}

/** The long draft takes the place of the short one. Asked again with the same words, what has become of it since stays. */
export async function lengthenDraft(actor: Actor, key: string, { parent, subject, body }: { parent: number; subject: string; body: string }): Promise<string> {
  const draft = contentKey(key, "at length", String(parent), body);
  await db.$transaction(async (tx) => {
    await lockDrafts(tx, actor);
    if ((await tx.draft.count({ where: { holderId: actor.memberId, key: draft } })) > 0) return;
    await sendDraft(tx, actor, key);
    await keep(tx, actor, { key: draft, parent, to: "", subject, body });
  });
  return draft;
}

/** In the transaction that sends: a draft that comes late under this key finds that it was sent. */
export async function sendDraft(tx: Transaction, holder: { memberId: number }, key: string): Promise<void> {
  await tx.$executeRaw`
    with dropped as (delete from "Draft" where "holderId" = ${holder.memberId} and key = ${key}::uuid)
    insert into "SentDraft" ("holderId", key) values (${holder.memberId}, ${key}::uuid) on conflict do nothing`;
}

export async function forgetDrafts(): Promise<void> {
  const now = await databaseNow();
  await db.draft.deleteMany({ where: { updatedAt: { lt: new Date(now.getTime() - keptFor) } } });
  await db.sentDraft.deleteMany({ where: { sentAt: { lt: new Date(now.getTime() - day) } } });
}

async function lockDrafts(tx: Transaction, { memberId }: Actor) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`draft ${memberId}`}, 0))`;
}

async function keep(tx: Transaction, { memberId: holderId }: Actor, { key, conversation, parent, to, subject, body }: KeptDraft) {
  const place = { conversationId: conversation ?? null, parentId: parent ?? null };
  const written = { to: storable(to), subject: storable(subject), body: storable(body) };
  if (await wasSent(tx, holderId, key)) return;
  await demandPlace(tx, holderId, place);
  const known = await findKnown(tx, holderId, { key, ...place });
  if (Object.values(written).join("").trim() === "") return void (known && (await tx.draft.delete({ where: { id: known.id } })));
  const updatedAt = await databaseNow(tx);
  if (known) return void (await tx.draft.update({ where: { id: known.id }, data: { ...written, key, updatedAt } }));
  if ((await tx.draft.count({ where: { holderId } })) >= mostDrafts) throw new Refusal("too_many", "draftsTooMany", { values: { most: mostDrafts } });
  await tx.draft.create({ data: { ...written, holderId, key, ...place, updatedAt } });
}

type Place = { conversationId: number | null; parentId: number | null };

async function demandPlace(tx: Transaction, holderId: number, { conversationId, parentId }: Place) {
  if (conversationId === null && parentId === null) return;
  const where = { holderId, folder: { not: null }, ...(conversationId !== null && { conversationId }), ...(parentId !== null && { messageId: parentId }) };
  if ((await tx.mailboxEntry.count({ where })) === 0) throw new Refusal("not_found", "notFound");
}

async function findKnown(tx: Transaction, holderId: number, { key, conversationId, parentId }: Place & { key: string }) {
  const same = await tx.draft.findFirst({ where: { holderId, key }, select: { id: true, conversationId: true, parentId: true } });
  if (same && (same.conversationId !== conversationId || same.parentId !== parentId)) throw new Refusal("not_found", "notFound");
  return same ?? (conversationId ? tx.draft.findFirst({ where: { holderId, conversationId }, select: { id: true } }) : null);
}

/** The database takes no NUL, in whatever field it was typed. */
function storable(text: string): string {
  return text.replaceAll("\0", "");
}

async function wasSent(tx: Transaction, holderId: number, key: string): Promise<boolean> {
  return (await tx.sentDraft.count({ where: { holderId, key } })) > 0;
}
