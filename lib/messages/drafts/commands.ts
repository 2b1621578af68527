import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db, patiently } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { contentKey } from "@/lib/messages/content-key";
import type { KeptDraft } from "@/lib/messages/drafts/schema";
import { answerSubject } from "@/lib/messages/subject";
import { Refusal } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";

const mostDrafts = 200;
const day = 24 * 3600 * 1000;
const keptFor = 365 * day;

/** Where a draft lies now, and since when. `beside`: it changed elsewhere, so that this version lies beside that one. */
export type Kept = { key: string; at: number; beside: boolean };

/**
 * Kept empty, it is dropped; what was sent under this key meanwhile is not brought back (null). A conversation has one draft.
 * What was written elsewhere since the form began is not overwritten: both versions stay.
 */
export async function keepDraft(actor: Actor, draft: KeptDraft): Promise<Kept | null> {
  return db.$transaction(async (tx) => {
    await lockDrafts(tx, actor);
    return keep(tx, actor, draft);
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
  await patiently(async (tx) => {
    await tx.draft.deleteMany({ where: { updatedAt: { lt: new Date(now.getTime() - keptFor) } } });
    await tx.sentDraft.deleteMany({ where: { sentAt: { lt: new Date(now.getTime() - day) } } });
  });
}

async function lockDrafts(tx: Transaction, { memberId }: Actor) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`draft ${memberId}`}, 0))`;
}

async function keep(tx: Transaction, { memberId: holderId }: Actor, draft: KeptDraft): Promise<Kept | null> {
  const { key, conversation, parent, writer = null } = draft;
  const place = { conversationId: conversation ?? null, parentId: parent ?? null };
  const written = { to: storable(draft.to), subject: storable(draft.subject), body: storable(draft.body) };
  if (await wasSent(tx, holderId, key)) return null;
  await demandPlace(tx, holderId, place);
  const known = await findKnown(tx, holderId, { key, ...place });
  const updatedAt = await databaseNow(tx);
  const at = updatedAt.getTime();
  const empty = Object.values(written).join("").trim() === "";
  if (known && changedElsewhere(known, draft, written)) {
    if (empty) return { key, at, beside: false };
    const own = known.key === key ? randomUUID() : key;
    await create(tx, { ...written, holderId, key: own, ...(await placeBeside(tx, holderId, place)), writer, updatedAt });
    return { key: own, at, beside: true };
  }
  if (empty && known) await tx.draft.delete({ where: { id: known.id } });
  else if (known) await tx.draft.update({ where: { id: known.id }, data: { ...written, ...subjectBeside(known, place), key, writer, updatedAt } });
  else if (!empty) await create(tx, { ...written, holderId, key, ...place, writer, updatedAt });
  return { key, at, beside: false };
}

async function create(tx: Transaction, draft: Prisma.DraftUncheckedCreateInput): Promise<void> {
  if ((await tx.draft.count({ where: { holderId: draft.holderId } })) >= mostDrafts) throw new Refusal("too_many", "draftsTooMany", { values: { most: mostDrafts } });
  await tx.draft.create({ data: draft });
}

type Written = { to: string; subject: string; body: string };

function changedElsewhere(known: Known, { keptAt, writer }: KeptDraft, written: Written): boolean {
  if (keptAt === undefined || known.updatedAt.getTime() === keptAt) return false;
  if (writer !== undefined && known.writer === writer) return false;
  return known.to !== written.to || known.subject !== written.subject || known.body !== written.body;
}

/** A conversation has one draft: a second one answers its newest message on a page of its own. */
async function placeBeside(tx: Transaction, holderId: number, { conversationId, parentId }: Place) {
  if (conversationId === null) return { parentId };
  const entry = await tx.mailboxEntry.findFirst({
    where: { holderId, conversationId, folder: { not: null } },
    orderBy: [{ kind: "desc" }, { sentAt: "desc" }, { id: "desc" }],
    select: { message: { select: { id: true, subject: true } } },
  });
  return { parentId: entry?.message.id ?? null, subject: answerSubject(entry?.message.subject ?? "") };
}

type Place = { conversationId: number | null; parentId: number | null };

async function demandPlace(tx: Transaction, holderId: number, { conversationId, parentId }: Place) {
  if (conversationId === null && parentId === null) return;
  const where = { holderId, folder: { not: null }, ...(conversationId !== null && { conversationId }), ...(parentId !== null && { messageId: parentId }) };
  if ((await tx.mailboxEntry.count({ where })) === 0) throw new Refusal("not_found", "notFound");
}

const known = { id: true, key: true, conversationId: true, parentId: true, writer: true, updatedAt: true, to: true, subject: true, body: true } as const;
type Known = Prisma.DraftGetPayload<{ select: typeof known }>;

async function findKnown(tx: Transaction, holderId: number, { key, ...place }: Place & { key: string }): Promise<Known | null> {
  const same = await tx.draft.findFirst({ where: { holderId, key }, select: known });
  if (same && !belongsTo(same, place)) throw new Refusal("not_found", "notFound");
  if (same || place.conversationId === null) return same;
  return tx.draft.findFirst({ where: { holderId, conversationId: place.conversationId }, select: known });
}

/** The form of a conversation has no subject: the draft beside keeps its own. */
function subjectBeside({ conversationId, subject }: Known, place: Place) {
  return place.conversationId !== null && conversationId === null ? { subject } : {};
}

/** A draft that lies beside the one of its conversation is still written there. */
function belongsTo(same: Known, { conversationId, parentId }: Place): boolean {
  const beside = same.conversationId === null && same.parentId !== null && conversationId !== null && parentId === null;
  return beside || (same.conversationId === conversationId && same.parentId === parentId);
}

/** The database takes no NUL, in whatever field it was typed. */
function storable(text: string): string {
  return text.replaceAll("\0", "");
}

async function wasSent(tx: Transaction, holderId: number, key: string): Promise<boolean> {
  return (await tx.sentDraft.count({ where: { holderId, key } })) > 0;
}
