import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db, readPrepared } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Folder, MessageState } from "@/lib/generated/prisma/enums";
import { type MailboxNews, mailboxNews } from "@/lib/mailbox-news";
import { fittingPage, messagesPerPage } from "@/lib/messages/page-size";
import { type Person, personFor } from "@/lib/messages/person";
import { htmlOf, weight } from "@/lib/messages/rendering/commands";

/** For whoever brought none along, or stays longer than a page. */
export async function getMailboxNews({ memberId }: Actor): Promise<MailboxNews> {
  const [news] = await readPrepared<MailboxNews>(Prisma.sql`select ${mailboxNews.columns} from "Member" member ${mailboxNews.join} where member.id = ${memberId}`);
  if (!news) throw new Error(`There is no member ${memberId}.`);
  return news;
}

const shownEntry = {
  id: true,
  conversationId: true,
  kind: true,
  sentAt: true,
  readAt: true,
  folder: true,
  message: {
    select: {
      id: true,
      subject: true,
      body: true,
      bodyHtml: true,
      renderer: true,
      state: true,
      rejectionReason: true,
      author: { select: { id: true, name: true, leftAt: true } },
      authorVisitor: { select: { name: true, email: true } },
      recipient: { select: { id: true, name: true, leftAt: true } },
      recipientVisitor: { select: { name: true, email: true } },
    },
  },
} as const;

type ShownEntry = Prisma.MailboxEntryGetPayload<{ select: typeof shownEntry }>;

export type ShownMessage = { id: number; entryId: number; own: boolean; author: Person; subject: string; body: string; html: string; state: MessageState; rejectionReason: string | null; sentAt: Date; unread: boolean; trashed: boolean };
export type ShownConversation = {
  id: number;
  subject: string;
  other: Person;
  messages: ShownMessage[];
  earlier: boolean;
  later: boolean;
  folders: Folder[];
  unread: number;
  mayReply: boolean;
  muted: boolean;
};

/** Oldest first: the newest messages, those `before` an entry, or those up to the one `at` which is not among the newest. */
export async function getConversation(viewer: Actor, id: number, options: { before?: number | undefined; at?: number | undefined } = {}): Promise<ShownConversation | null> {
  const side = { holderId: viewer.memberId, conversationId: id, deliveredAt: { not: null } };
  const { before, shown, earlier } = await choosePage(viewer, id, options);
  const entries = await db.mailboxEntry.findMany({
    where: { ...side, messageId: { in: shown } },
    select: shownEntry,
    orderBy: [{ sentAt: "desc" }, { id: "desc" }],
    take: 2 * messagesPerPage,
  });
  const newest = entries[0];
  if (!newest) return null;
  const heads = await db.mailboxHead.findMany({ where: { holderId: viewer.memberId, conversationId: id }, select: { folder: true, unread: true, muted: true }, take: 4 });
  return {
    ...sideOf(viewer, newest),
    id,
    messages: await shownMessages(viewer, entries),
    earlier,
    later: before !== undefined && (await db.mailboxEntry.count({ where: { ...side, id: { gte: before } } })) > 0,
    folders: heads.map(({ folder }) => folder),
    unread: heads.reduce((sum, { unread }) => sum + unread, 0),
    mayReply: entries.some(mayAnswer) || (await mayAnswerOlder(side)),
    muted: heads.some(({ muted }) => muted),
  };
}

export async function getMessage(viewer: Actor, id: number): Promise<ShownConversation | null> {
  const entries = await db.mailboxEntry.findMany({ where: { holderId: viewer.memberId, messageId: id, deliveredAt: { not: null } }, select: shownEntry, orderBy: { id: "desc" }, take: 2 });
  const [entry] = entries;
  if (!entry) return null;
  const messages = await shownMessages(viewer, entries);
  return {
    ...sideOf(viewer, entry),
    id: entry.conversationId,
    messages,
    earlier: false,
    later: false,
    folders: entries.flatMap(({ folder }) => folder ?? []),
    unread: messages.filter(({ unread }) => unread).length,
    mayReply: entries.some(mayAnswer),
    muted: (await db.mailboxHead.count({ where: { holderId: viewer.memberId, conversationId: entry.conversationId, muted: true } })) > 0,
  };
}

type Chosen = { before: number | undefined; shown: number[]; earlier: boolean };

async function choosePage(viewer: Actor, id: number, { before, at }: { before?: number | undefined; at?: number | undefined }): Promise<Chosen> {
  const newest = await pageBefore(viewer, id, before);
  if (before !== undefined || at === undefined || newest.shown.includes(at)) return newest;
  const entry = await db.mailboxEntry.findFirst({
    where: { holderId: viewer.memberId, conversationId: id, deliveredAt: { not: null }, messageId: at },
    select: { id: true },
    orderBy: { id: "desc" },
  });
  return entry ? pageBefore(viewer, id, entry.id + 1) : newest;
}

/** The newest messages before an entry, as many as a page holds. */
async function pageBefore(viewer: Actor, id: number, before: number | undefined): Promise<Chosen> {
  const weighed = await db.$queryRaw<{ id: number; weight: number }[]>`
    select message.id, ${weight} as weight
    from (
      select "messageId", max("sentAt") as at, max(id) as "entryId" from "MailboxEntry"
      where "holderId" = ${viewer.memberId} and "conversationId" = ${id} and "deliveredAt" is not null
        ${before === undefined ? Prisma.empty : Prisma.sql`and id < ${before}`}
      group by "messageId" order by at desc, "entryId" desc limit ${messagesPerPage + 1}
    ) newest join "Message" message on message.id = newest."messageId" order by at desc, "entryId" desc`;
  const shown = fittingPage(weighed);
  return { before, shown, earlier: shown.length < weighed.length };
}

function sideOf(viewer: Actor, entry: ShownEntry) {
  return { subject: entry.message.subject, other: otherSide(viewer, entry) };
}

function mayAnswer({ kind, folder, message }: ShownEntry): boolean {
  return kind === "RECEIVED" && folder !== "TRASH" && (message.author ? message.author.leftAt === null : message.authorVisitor !== null);
}

/** Of a conversation whose messages on a page are all one's own, or in the trash. */
async function mayAnswerOlder(side: Prisma.MailboxEntryWhereInput): Promise<boolean> {
  const reachable = [{ author: { leftAt: null } }, { authorVisitorId: { not: null } }];
  return (await db.mailboxEntry.findFirst({ where: { ...side, kind: "RECEIVED", folder: { not: "TRASH" }, message: { OR: reachable } }, select: { id: true } })) !== null;
}

/** A note to oneself has two entries and is one message: what was received of it counts. */
async function shownMessages(viewer: Actor, newestFirst: ShownEntry[]): Promise<ShownMessage[]> {
  const html = await htmlOf(newestFirst.map(({ message }) => message));
  const byMessage = new Map<number, ShownMessage>();
  for (const { id, kind, readAt, sentAt, folder, message } of newestFirst.toReversed()) {
    const known = byMessage.get(message.id);
    byMessage.set(message.id, {
      id: message.id,
      entryId: Math.min(id, known?.entryId ?? id),
      own: message.author?.id === viewer.memberId,
      author: personFor(viewer.memberId, message.author, message.authorVisitor),
      subject: message.subject,
      body: message.body,
      html: html.get(message.id) ?? "",
      state: message.state,
      rejectionReason: message.state === "REJECTED" ? message.rejectionReason : null,
      sentAt,
      unread: (kind === "RECEIVED" && readAt === null) || (known?.unread ?? false),
      trashed: folder === "TRASH" && (known?.trashed ?? true),
    });
  }
  return [...byMessage.values()];
}

function otherSide(viewer: Actor, { kind, message }: ShownEntry): Person {
  if (kind === "SENT") return personFor(viewer.memberId, message.recipient, message.recipientVisitor);
  return personFor(viewer.memberId, message.author, message.authorVisitor);
}
