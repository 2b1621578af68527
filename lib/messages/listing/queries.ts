import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { readPrepared, readRows } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Folder } from "@/lib/generated/prisma/enums";
import { excerptOf } from "@/lib/messages/excerpt";
import type { Edge } from "@/lib/messages/listing/edge";
import { type Listing, type Place, plainListing } from "@/lib/messages/listing/listing";
import { inScope, linesMatching } from "@/lib/messages/listing/matching";
import { descends, type Keys, keyOf, type Order } from "@/lib/messages/listing/order";
import { parseSearch } from "@/lib/messages/listing/search";
import { type Person, personFor } from "@/lib/messages/person";
import { getSetting } from "@/lib/settings/queries";

export const linesPerPage = 50;

const excerptLength = 120;

/** A line of a folder: a message, or the newest one of a conversation there, with how many of it are shown there. */
export type Line = Keys & { conversationId: number; messageId: number; folder: Folder; other: Person; subject: string; excerpt: string; count: number; unread: number; muted: boolean };
export type Lines = { lines: Line[]; newer: boolean; older: boolean };

type Row = Omit<Line, "other"> & { memberName: string | null; leftAt: Date | null; visitorName: string | null; visitorEmail: string | null };

const sources = {
  conversation: {
    table: Prisma.raw('"MailboxHead"'),
    at: Prisma.raw('line."latestAt"'),
    entryId: Prisma.raw('line."latestEntryId"'),
    count: Prisma.raw("line.count"),
    unread: Prisma.raw("line.unread"),
    isUnread: Prisma.raw("line.unread > 0"),
    muted: Prisma.raw("line.muted"),
  },
  message: {
    table: Prisma.raw('"MailboxEntry"'),
    at: Prisma.raw('line."sentAt"'),
    entryId: Prisma.raw("line.id"),
    count: Prisma.raw("1"),
    unread: Prisma.raw(`(line.kind = 'RECEIVED' and line."readAt" is null)::int`),
    isUnread: Prisma.raw(`line."readAt" is null and line.kind = 'RECEIVED'`),
    muted: Prisma.raw(`(select head.muted from "MailboxHead" head where head."holderId" = line."holderId" and head."conversationId" = line."conversationId" and head.folder = line.folder)`),
  },
};

type Dated = { at: Prisma.Sql; entryId: Prisma.Sql };

const chosen: Dated = { at: Prisma.raw("line.at"), entryId: Prisma.raw('line."entryId"') };

/** A page of a folder, or of what a search finds from there. `newer` and `older` say whether something lies before and behind it. */
export async function listFolder(actor: Actor, folder: Folder, { listing = plainListing, place = {}, size = linesPerPage }: { listing?: Listing; place?: Place; size?: number } = {}): Promise<Lines> {
  const source = sources[listing.by];
  const backwards = place.before !== undefined;
  const edge = place.before ?? place.after;
  const direction = Prisma.raw(descends(listing.sort) !== backwards ? "desc" : "asc");
  const orderOf = (lines: Dated) => Prisma.join(columnsOf(listing.sort, lines).map((column) => Prisma.sql`${column} ${direction}`));
  const conditions = [...(await matching(actor, folder, listing)), ...(edge ? [beyond(edge, { order: listing.sort, source, direction })] : [])];
  // The lines are chosen first: who and what belongs to them is looked up for those of the page alone.
  const read = listing.q === "" ? readPrepared<Row> : readRows<Row>;
  const rows = await read(Prisma.sql`
    select line.*, message.id as "messageId", message.subject, left(message.body, ${excerptLength}::int) as excerpt,
      member.name as "memberName", member."leftAt", visitor.name as "visitorName", visitor.email as "visitorEmail"
    from (
      select line."conversationId", line.folder, ${source.at} as at, ${source.entryId} as "entryId", line.kind, line.party, line."subjectKey", ${listing.unread ? source.unread : source.count} as count, ${source.unread} as unread, ${source.muted} as muted
      from ${source.table} line where ${Prisma.join(conditions, " and ")}
      order by ${orderOf(source)} limit ${size + 1}
    ) line
    join "MailboxEntry" entry on entry.id = line."entryId"
    join "Message" message on message.id = entry."messageId"
    left join lateral (select name, "leftAt" from "Member" where id = case when entry.kind = 'SENT' then message."recipientId" else message."authorId" end offset 0) member on true
    left join lateral (select name, email from "Visitor" where id = case when entry.kind = 'SENT' then message."recipientVisitorId" else message."authorVisitorId" end offset 0) visitor on true
    order by ${orderOf(chosen)}`);
  const further = rows.length > size;
  const shown = rows.slice(0, size);
  const lines = (backwards ? shown.toReversed() : shown).map((row) => lineFrom(actor, row));
  return { lines, newer: backwards ? further : place.after !== undefined, older: backwards || further };
}

/** Where the lines of a listing come from, and which belong to it, for queries that call them `line`. A search looks only at the `entries` of these conditions. */
export async function linesOf(actor: Actor, folder: Folder, listing: Listing, entries: Prisma.Sql[] = []): Promise<{ table: Prisma.Sql; conditions: Prisma.Sql[] }> {
  return { table: sources[listing.by].table, conditions: await matching(actor, folder, listing, entries) };
}

async function matching(actor: Actor, folder: Folder, { by, unread, q }: Listing, entries: Prisma.Sql[] = []): Promise<Prisma.Sql[]> {
  const search = parseSearch(q);
  const conditions = [Prisma.sql`line."holderId" = ${actor.memberId}`, inScope(Prisma.sql`line.folder`, folder, search)];
  if (by === "message" && (q !== "" || holdsNotesWhole(folder))) conditions.push(Prisma.sql`not is_note_twin(line."messageId", line."holderId", line.kind, line.folder)`);
  if (unread) conditions.push(Prisma.sql`${sources[by].isUnread}`);
  return q === "" ? conditions : [...conditions, ...linesMatching(actor, search, { by, folder, entries, timeZone: await getSetting("site.timeZone") })];
}

/** Where a note to oneself lies as it was sent and as it was received, and is one message all the same. */
function holdsNotesWhole(folder: Folder): boolean {
  return folder === "ARCHIVES" || folder === "TRASH";
}

function columnsOf(order: Order, { at, entryId }: Dated): Prisma.Sql[] {
  const first = { date: [], party: [Prisma.raw("line.kind"), Prisma.raw("line.party")], subject: [Prisma.raw('line."subjectKey"')] };
  return [...first[keyOf(order)], at, entryId];
}

function beyond(edge: Edge, { order, source, direction }: { order: Order; source: Dated; direction: Prisma.Sql }): Prisma.Sql {
  const first = { date: [], party: [Prisma.sql`${edge.kind}::"EntryKind"`, Prisma.sql`${edge.party}`], subject: [Prisma.sql`${edge.subjectKey}`] };
  const compared = Prisma.raw(direction.sql === "desc" ? "<" : ">");
  return Prisma.sql`(${Prisma.join(columnsOf(order, source))}) ${compared} (${Prisma.join([...first[keyOf(order)], Prisma.sql`${edge.at}`, Prisma.sql`${edge.entryId}`])})`;
}

function lineFrom(actor: Actor, { memberName, leftAt, visitorName, visitorEmail, ...row }: Row): Line {
  const visitor = visitorName !== null && visitorEmail !== null ? { name: visitorName, email: visitorEmail } : null;
  return { ...row, excerpt: excerptOf(row.excerpt), other: personFor(actor.memberId, memberName === null ? null : { name: memberName, leftAt }, visitor) };
}
