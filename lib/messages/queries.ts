import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { EntryKind, Folder } from "@/lib/generated/prisma/enums";
import type { FolderPage } from "@/lib/messages/cursor";
import { folderOf } from "@/lib/messages/folder";
import { type Person, personFor } from "@/lib/messages/person";

export const conversationsPerPage = 50;
export const messagesPerPage = 100;

const excerptLength = 140;

/** A line of a folder: what its newest message there says, and how many it holds there. */
export type ListedConversation = { id: number; kind: EntryKind; other: Person; subject: string; excerpt: string; count: number; unread: number; latestAt: Date; latestEntryId: number };
export type FolderListing = { conversations: ListedConversation[]; newer: boolean; older: boolean };

type HeadRow = Omit<ListedConversation, "other"> & { memberName: string | null; visitorName: string | null; visitorEmail: string | null };

/** Unread messages of the inbox: by message, whatever the conversation. */
export async function countUnread(actor: Actor): Promise<number> {
  const { _sum } = await db.mailboxHead.aggregate({ where: { holderId: actor.memberId, folder: "INBOX", unread: { gt: 0 } }, _sum: { unread: true } });
  return _sum.unread ?? 0;
}

/** A page of a folder, newest first: the part that follows a line, or the part that goes before one. */
export async function listFolder(actor: Actor, folder: Folder, { after, before }: FolderPage = {}): Promise<FolderListing> {
  const edge = before ?? after;
  const compared = Prisma.raw(before ? ">" : "<");
  const bound = edge ? Prisma.sql`and (head."latestAt", head."latestEntryId") ${compared} (${edge.at}, ${edge.entryId})` : Prisma.empty;
  const direction = Prisma.raw(before ? "asc" : "desc");
  const rows = await db.$queryRaw<HeadRow[]>`
    select head."conversationId" as id, head."latestAt", head."latestEntryId", head.count, head.unread,
      entry.kind::text as kind, message.subject, left(message.body, ${excerptLength}::int) as excerpt,
      member.name as "memberName", visitor.name as "visitorName", visitor.email as "visitorEmail"
    from "MailboxHead" head
    join "MailboxEntry" entry on entry.id = head."latestEntryId"
    join "Message" message on message.id = entry."messageId"
    left join "Member" member on member.id = case when entry.kind = 'SENT' then message."recipientId" else message."authorId" end
    left join "Visitor" visitor on visitor.id = case when entry.kind = 'SENT' then message."recipientVisitorId" else message."authorVisitorId" end
    where head."holderId" = ${actor.memberId} and head.folder = ${folder}::"Folder" ${bound}
    order by head."latestAt" ${direction}, head."latestEntryId" ${direction}
    limit ${conversationsPerPage + 1}`;
  const further = rows.length > conversationsPerPage;
  const shown = before ? rows.slice(0, conversationsPerPage).reverse() : rows.slice(0, conversationsPerPage);
  return { conversations: shown.map((row) => listed(actor, row)), newer: before ? further : after !== undefined, older: before ? true : further };
}

const shownEntry = {
  id: true,
  kind: true,
  sentAt: true,
  readAt: true,
  deliveredAt: true,
  archivedAt: true,
  trashedAt: true,
  message: {
    select: {
      id: true,
      subject: true,
      body: true,
      author: { select: { id: true, name: true } },
      authorVisitor: { select: { name: true, email: true } },
      recipient: { select: { id: true, name: true } },
      recipientVisitor: { select: { name: true, email: true } },
    },
  },
} as const;

type ShownEntry = Prisma.MailboxEntryGetPayload<{ select: typeof shownEntry }>;

export type ShownMessage = { id: number; entryId: number; own: boolean; author: Person; subject: string; body: string; sentAt: Date; unread: boolean };
export type ShownConversation = {
  id: number;
  subject: string;
  /** Who is on the other side. */
  other: Person;
  messages: ShownMessage[];
  /** Earlier messages than these exist. */
  earlier: boolean;
  folders: Folder[];
  unread: number;
  mayReply: boolean;
};

/** What the viewer sees of a conversation, oldest first; null where there is nothing for them. */
export async function getConversation(viewer: Actor, id: number, options: { before?: number | undefined } = {}): Promise<ShownConversation | null> {
  const side = { holderId: viewer.memberId, conversationId: id, deliveredAt: { not: null } };
  const entries = await db.mailboxEntry.findMany({
    where: { ...side, ...(options.before ? { id: { lt: options.before } } : {}) },
    select: shownEntry,
    orderBy: [{ sentAt: "desc" }, { id: "desc" }],
    take: 2 * messagesPerPage + 1,
  });
  const newest = entries[0];
  if (!newest) return null;
  const heads = await db.mailboxHead.findMany({ where: { holderId: viewer.memberId, conversationId: id }, select: { folder: true, unread: true }, take: 4 });
  const messages = shownMessages(viewer, entries);
  return {
    id,
    subject: newest.message.subject,
    other: otherSide(viewer, newest),
    messages: messages.slice(-messagesPerPage),
    earlier: messages.length > messagesPerPage,
    folders: heads.map(({ folder }) => folder),
    unread: heads.reduce((sum, { unread }) => sum + unread, 0),
    mayReply: entries.some((entry) => entry.kind === "RECEIVED" && folderOf(entry) !== "TRASH" && (entry.message.author ?? entry.message.authorVisitor) !== null),
  };
}

/** A note to oneself has two entries and is one message: what was received of it counts. */
function shownMessages(viewer: Actor, newestFirst: ShownEntry[]): ShownMessage[] {
  const byMessage = new Map<number, ShownMessage>();
  for (const { id, kind, readAt, sentAt, message } of newestFirst.toReversed()) {
    const known = byMessage.get(message.id);
    byMessage.set(message.id, {
      id: message.id,
      entryId: Math.min(id, known?.entryId ?? id),
      own: message.author?.id === viewer.memberId,
      author: personFor(viewer.memberId, message.author, message.authorVisitor),
      subject: message.subject,
      body: message.body,
      sentAt,
      unread: (kind === "RECEIVED" && readAt === null) || (known?.unread ?? false),
    });
  }
  return [...byMessage.values()];
}

function otherSide(viewer: Actor, { kind, message }: ShownEntry): Person {
  if (kind === "SENT") return personFor(viewer.memberId, message.recipient, message.recipientVisitor);
  return personFor(viewer.memberId, message.author, message.authorVisitor);
}

function listed(actor: Actor, { memberName, visitorName, visitorEmail, ...row }: HeadRow): ListedConversation {
  const visitor = visitorName !== null && visitorEmail !== null ? { name: visitorName, email: visitorEmail } : null;
  return { ...row, other: personFor(actor.memberId, memberName === null ? null : { name: memberName }, visitor) };
}
