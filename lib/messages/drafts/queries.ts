import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import type { Keyset } from "@/lib/keyset";
import { excerptOf } from "@/lib/messages/excerpt";

export const draftsPerPage = 50;

export type ListedDraft = { id: number; key: string; conversationId: number | null; parentId: number | null; to: string; subject: string; excerpt: string; updatedAt: Date };
export type OpenDraft = { key: string; parentId: number | null; to: string; subject: string; body: string; updatedAt: Date };

export async function listDrafts(actor: Actor, after?: Keyset): Promise<ListedDraft[]> {
  const drafts = await db.draft.findMany({
    where: { holderId: actor.memberId, ...(after ? { OR: [{ updatedAt: { lt: after.at } }, { updatedAt: after.at, id: { lt: after.id } }] } : {}) },
    select: { id: true, key: true, conversationId: true, parentId: true, to: true, subject: true, body: true, updatedAt: true },
    orderBy: [{ updatedAt: "desc" }, { id: "desc" }],
    take: draftsPerPage + 1,
  });
  return drafts.map(({ body, ...draft }) => ({ ...draft, excerpt: excerptOf(body.slice(0, 140)) }));
}

export async function countDrafts(actor: Actor): Promise<number> {
  return db.draft.count({ where: { holderId: actor.memberId } });
}

export async function getDraft(actor: Actor, which: { key: string } | { conversationId: number }): Promise<OpenDraft | null> {
  return db.draft.findFirst({ where: { holderId: actor.memberId, ...which }, select: { key: true, parentId: true, to: true, subject: true, body: true, updatedAt: true } });
}

/** Whether a form with this key may still be sent: coming back to one that was, somebody writes something new. */
export async function isUnsent(actor: Actor, key: string): Promise<boolean> {
  return (await db.sentDraft.count({ where: { holderId: actor.memberId, key } })) === 0;
}
