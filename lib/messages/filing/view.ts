import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Folder } from "@/lib/generated/prisma/enums";
import { type Act, effectOf, isMuting, type Marking, reachOf } from "@/lib/messages/filing/act";
import { type LastSeen, seenEntries } from "@/lib/messages/filing/last-seen";
import type { Listing } from "@/lib/messages/listing/listing";
import { linesOf } from "@/lib/messages/listing/queries";
import type { Transaction } from "@/lib/transaction";

type Wanted = { act: Act; folder: Folder; listing: Listing; last: LastSeen | null; most: number };

/** What an act changes of all that a folder shows: a conversation that only a later message brought into the view was not seen there. */
export async function linesToChange(tx: Transaction, actor: Actor, wanted: Wanted): Promise<{ unit: number; conversationId: number }[]> {
  const { act, folder, listing, last, most } = wanted;
  const { table, conditions } = await linesOf(actor, folder, listing, seenEntries(last));
  const unit = Prisma.raw(listing.by === "message" ? 'line."messageId"' : 'line."conversationId"');
  const changeable = isMuting(act) ? mutingChanges(actor, act) : Prisma.sql`exists (select from "MailboxEntry" entry where ${markChanges(actor, { ...wanted, act })})`;
  const seen = last ? [Prisma.sql`exists (select from "MailboxEntry" entry where ${seenInView(actor, listing, last)})`] : [];
  return tx.$queryRaw`
    select distinct ${unit} as unit, line."conversationId" from ${table} line
    where ${Prisma.join([...conditions, changeable, ...seen], " and ")} limit ${most}`;
}

function mutingChanges(actor: Actor, act: Act): Prisma.Sql {
  return Prisma.sql`${act === "unmute"} = exists (select from "MutedConversation" muted where muted."holderId" = ${actor.memberId} and muted."conversationId" = line."conversationId")`;
}

function markChanges(actor: Actor, { act, folder, listing, last }: Wanted & { act: Marking }): Prisma.Sql {
  const { kind, readAt } = effectOf(act).where;
  const conditions = [
    Prisma.sql`entry."holderId" = ${actor.memberId}`,
    Prisma.sql`entry."conversationId" = line."conversationId"`,
    Prisma.sql`entry.folder = any(${reachOf(act, folder)}::"Folder"[])`,
    ...(kind ? [Prisma.sql`entry.kind = ${kind}::"EntryKind"`] : []),
    ...(readAt === undefined ? [] : [readAt === null ? Prisma.sql`entry."readAt" is null` : Prisma.sql`entry."readAt" is not null`]),
    ...(listing.by === "message" ? [Prisma.sql`entry."messageId" = line."messageId"`] : []),
    ...seenEntries(last),
  ];
  return Prisma.join(conditions, " and ");
}

function seenInView(actor: Actor, { by, unread }: Listing, last: LastSeen): Prisma.Sql {
  const conditions = [
    Prisma.sql`entry."holderId" = ${actor.memberId}`,
    Prisma.sql`entry."conversationId" = line."conversationId"`,
    Prisma.sql`entry.folder = line.folder`,
    ...(by === "message" ? [Prisma.sql`entry.id = line.id`] : []),
    ...(unread ? [Prisma.sql`entry.kind = 'RECEIVED'`, Prisma.sql`entry."readAt" is null`] : []),
    ...seenEntries(last),
  ];
  return Prisma.join(conditions, " and ");
}
