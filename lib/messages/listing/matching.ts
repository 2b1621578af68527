import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { Prisma } from "@/lib/generated/prisma/client";
import { escapeLike } from "@/lib/keyset";
import type { Search } from "@/lib/messages/listing/search";

const me = new Set(["me", "moi"]);

/** The actor's entries that a search asks for, wherever they lie, as a query for `id`, `conversationId` and `folder`. */
export function found(actor: Actor, search: Search, timeZone: string): Prisma.Sql {
  const words = wordsOf(search);
  const conditions = [Prisma.sql`entry."holderId" = ${actor.memberId}`, Prisma.sql`entry.folder is not null`, ...words];
  for (const name of search.from) conditions.push(party("RECEIVED", name));
  for (const name of search.to) conditions.push(party("SENT", name));
  if (search.unread === true) conditions.push(Prisma.sql`entry.kind = 'RECEIVED' and entry."readAt" is null`);
  if (search.unread === false) conditions.push(Prisma.sql`(entry.kind = 'SENT' or entry."readAt" is not null)`);
  if (search.muted !== undefined) conditions.push(Prisma.sql`${search.muted} = exists (select from "MutedConversation" muted where muted."holderId" = ${actor.memberId} and muted."conversationId" = entry."conversationId")`);
  if (search.after) conditions.push(Prisma.sql`entry."sentAt" >= ${search.after}::timestamp at time zone ${timeZone}`);
  if (search.before) conditions.push(Prisma.sql`entry."sentAt" < ${search.before}::timestamp at time zone ${timeZone}`);
  const message = words.length > 0 ? Prisma.sql`join "Message" message on message.id = entry."messageId"` : Prisma.empty;
  return Prisma.sql`select entry.id, entry."conversationId", entry.folder from "MailboxEntry" entry ${message} where ${Prisma.join(conditions, " and ")}`;
}

function wordsOf({ words, phrases, without }: Search): Prisma.Sql[] {
  const wanted = [...words.map((word) => Prisma.sql`to_tsquery('causerie', ${beginning(word)})`), ...phrases.map((phrase) => Prisma.sql`phraseto_tsquery('causerie', ${phrase})`)];
  const unwanted = without.map((word) => Prisma.sql`!!phraseto_tsquery('causerie', ${word})`);
  const all = [...wanted, ...unwanted];
  return all.length > 0 ? [Prisma.sql`to_tsvector('causerie', message.subject || ' ' || message.body) @@ (${Prisma.join(all, " && ")})`] : [];
}

/** A quoted word of a text search query that also stands for longer ones. */
function beginning(word: string): string {
  return `'${word.replace(/['\\]/g, " ").trim()}':*`;
}

/** Who wrote, or was written to: oneself, or somebody whose name holds this. */
function party(kind: "RECEIVED" | "SENT", name: string): Prisma.Sql {
  if (me.has(name)) return kind === "RECEIVED" ? Prisma.sql`entry.kind = 'SENT'` : Prisma.sql`entry.kind = 'RECEIVED'`;
  return Prisma.sql`(entry.kind = ${kind}::"EntryKind" and unaccent(entry.party) like '%' || unaccent(${escapeLike(name)}) || '%')`;
}
