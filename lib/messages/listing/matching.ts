import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Folder } from "@/lib/generated/prisma/enums";
import { escapeLike } from "@/lib/keyset";
import { plainKey } from "@/lib/members/name";
import type { Listing } from "@/lib/messages/listing/listing";
import { findsNothing, type Search } from "@/lib/messages/listing/search";

const me = new Set(["me", "moi"]);

export function inScope(column: Prisma.Sql, folder: Folder, { in: named, without }: Search): Prisma.Sql {
  const within = named === null ? Prisma.sql`${column} <> 'TRASH'` : Prisma.sql`${column} = ${named ?? folder}::"Folder"`;
  return without.in.length > 0 ? Prisma.sql`${within} and ${column} <> all(${without.in}::"Folder"[])` : within;
}

type Where = { by: Listing["by"]; folder: Folder; entries: Prisma.Sql[]; timeZone: string };

/** What a search asks for is found once, as a list that is looked up by an index, however wrongly its length is guessed; what it only does not want is looked at line by line, so that a page ends where it is full. */
export function linesMatching(actor: Actor, search: Search, { by, folder, entries, timeZone }: Where): Prisma.Sql[] {
  if (findsNothing(search)) return [Prisma.sql`false`];
  const words = wordsOf(search);
  const asked = [...words, ...peopleAndStates(actor, search, timeZone)];
  const unwanted = unwantedOf(actor, search);
  const found = (conditions: Prisma.Sql[]) => entriesWhere([Prisma.sql`entry."holderId" = ${actor.memberId}`, inScope(Prisma.sql`entry.folder`, folder, search), ...entries, ...conditions]);
  const unit = Prisma.raw(by === "message" ? "id" : '"conversationId"');
  const list = words.length > 0 ? [...asked, ...unwanted] : asked;
  const everywhere = by === "conversation" && search.in === null && list.length > 0;
  return [
    ...(list.length > 0 ? [Prisma.sql`line.${unit} = any(array(select entry.${unit} ${found(list)}))`] : []),
    ...(everywhere || (words.length === 0 && unwanted.length > 0) ? [Prisma.sql`exists (select ${found([...asked, ...unwanted])} and entry.${unit} = line.${unit} and entry.folder = line.folder offset 0)`] : []),
  ];
}

function entriesWhere(conditions: Prisma.Sql[]): Prisma.Sql {
  return Prisma.sql`from "MailboxEntry" entry left join "Message" message on message.id = entry."messageId" where ${Prisma.join(conditions, " and ")}`;
}

function wordsOf({ words, phrases, without }: Search): Prisma.Sql[] {
  const wanted = [...words.map(beginning), ...phrases.map(phrased)];
  return wanted.length > 0 ? [saying(Prisma.join([...wanted, ...without.words.map(unsaid)], " && "))] : [];
}

function unwantedOf(actor: Actor, { words, phrases, without }: Search): Prisma.Sql[] {
  const unsaidWords = words.length + phrases.length === 0 && without.words.length > 0 ? [saying(Prisma.join(without.words.map(unsaid), " && "))] : [];
  return [...without.from.map((name) => party(actor, "RECEIVED", name)), ...without.to.map((name) => party(actor, "SENT", name))].map((condition) => Prisma.sql`not ${condition}`).concat(unsaidWords);
}

function saying(query: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`message.words @@ (${query})`;
}

function unsaid(words: string): Prisma.Sql {
  return Prisma.sql`!!${phrased(words)}`;
}

function phrased(words: string): Prisma.Sql {
  return Prisma.sql`search_query(${words}, false)`;
}

/** What holds several words, as l’été does, is a phrase that ends with a beginning. */
function beginning(word: string): Prisma.Sql {
  return Prisma.sql`search_query(${word}, true)`;
}

function peopleAndStates(actor: Actor, { from, to, unread, muted, after, before }: Search, timeZone: string): Prisma.Sql[] {
  const conditions = [...from.map((name) => party(actor, "RECEIVED", name)), ...to.map((name) => party(actor, "SENT", name))];
  if (unread === true) conditions.push(Prisma.sql`entry.kind = 'RECEIVED' and entry."readAt" is null`);
  if (unread === false) conditions.push(Prisma.sql`(entry.kind = 'SENT' or entry."readAt" is not null)`);
  if (muted !== undefined) conditions.push(Prisma.sql`${muted} = exists (select from "MutedConversation" muted where muted."holderId" = ${actor.memberId} and muted."conversationId" = entry."conversationId")`);
  if (after) conditions.push(Prisma.sql`entry."sentAt" >= ${after}::timestamp at time zone ${timeZone}`);
  if (before) conditions.push(Prisma.sql`entry."sentAt" < ${before}::timestamp at time zone ${timeZone}`);
  return conditions;
}

function party(actor: Actor, kind: "RECEIVED" | "SENT", name: string): Prisma.Sql {
  const own = kind === "RECEIVED" ? Prisma.sql`entry.kind = 'SENT'` : Prisma.sql`entry.kind = 'RECEIVED'`;
  if (me.has(name)) return Prisma.sql`(${own})`;
  const others = Prisma.sql`entry.kind = ${kind}::"EntryKind" and unaccent(entry.party) like '%' || unaccent(${escapeLike(name)}) || '%'`;
  return plainKey(actor.name) === plainKey(name) ? Prisma.sql`(${own} or ${others})` : Prisma.sql`(${others})`;
}
