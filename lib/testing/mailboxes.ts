import { randomBytes } from "node:crypto";
import { db, pool } from "@/lib/db";
import { emailKey } from "@/lib/members/name";
import { nameColumns } from "@/lib/members/skeleton";

export async function createCrowd(count: number): Promise<number[]> {
  const ending = randomBytes(3).toString("hex");
  const members = Array.from({ length: count }, (_, number) => `pen friend ${number} ${ending}`).map((name) => {
    const email = `${name.replaceAll(" ", ".")}@causerie.example`;
    return { ...nameColumns(name), email, emailKey: emailKey(email), passwordHash: "", locale: "en" };
  });
  const made = await db.member.createManyAndReturn({ data: members, select: { id: true } });
  return made.map(({ id }) => id);
}

/** People who wrote from outside, so that their table is no special case for the planner. */
export async function createVisitors(count: number): Promise<void> {
  const visitors = Array.from({ length: count }, (_, number) => `visitor.${number}@visitors.example.org`).map((email) => ({ name: "Vera", email, emailKey: email, locale: "en" }));
  await db.visitor.createMany({ data: visitors });
}

type Letters = { from: number[]; to: number[]; count: number; answered?: number };

/**
 * Puts so many letters, a minute apart, into the mailboxes of those who get and those who send them, in turns, and answers
 * to the first ones; each letter begins a conversation. Made by the database, in seconds where sending would take hours.
 * One in fifty is unread, and one in a thousand speaks of a quince.
 */
export async function writeLetters({ from, to, count, answered = 0 }: Letters): Promise<void> {
  const client = await pool.connect();
  try {
    // What takes long here is no request's.
    await client.query("set statement_timeout = 0");
    await client.query("begin");
    // Triggers and foreign keys take most of the time; who may switch them off does, and what the triggers keep is made below.
    await client.query("select set_config('session_replication_role', 'replica', true) from pg_roles where rolname = current_user and rolsuper");
    const { rows } = await client.query<{ first: number }>('select coalesce(max(id), 0) + 1 as first from "Conversation"');
    await client.query(letters, [from, to, count, answered]);
    for (const keep of [heads, unread]) await client.query(keep, [rows[0]?.first]);
    await client.query("commit");
    await client.query("vacuum analyze");
  } finally {
    client.release(true);
  }
}

const letters = `
  with titles as materialized (
    select rank, title, search_words(title) as words
    from unnest(array['Coffee', 'écluse', 'Bicycle', 'Zebra', 'café', 'motor', 'Kitchen']) with ordinality as titles (title, rank)
  ), letters as materialized (
    select number, titles.words || ('''' || number || ''':1')::tsvector as words, nextval('"Conversation_id_seq"')::int as conversation, nextval('"Message_id_seq"')::int as letter,
      ($1::int[])[1 + number % cardinality($1::int[])] as author, ($2::int[])[1 + number % cardinality($2::int[])] as recipient,
      date_trunc('milliseconds', now()) - make_interval(mins => 2 * ($3 + 1 - number)) as at,
      title || ' ' || number as subject
    from generate_series(1, $3::int) number join titles on rank = 1 + number % 7
  ), conversations as (
    insert into "Conversation" (id, "createdAt") select conversation, at from letters
  ), said as materialized (
    select letter as id, conversation, null::int as parent, author, recipient, subject, words, at, case when number % 50 = 0 then null else at end as read,
      repeat('Words of which nobody remembers much. ', 5) || case when number % 1000 = 0 then 'A quince.' else '' end as body
    from letters
    union all
    select nextval('"Message_id_seq"')::int, conversation, letter, recipient, author, 'Re: ' || subject, words, at + interval '1 minute', at + interval '1 minute', 'With pleasure.'
    from letters where number <= $4
  ), bodies as materialized (
    select body, search_words(body) as words from (select distinct body from said) each_body
  ), messages as (
    insert into "Message" (id, "conversationId", "parentId", "authorId", "recipientId", subject, body, words, state, "sentAt", "acceptedAt", "clientKey")
    select id, conversation, parent, author, recipient, subject, body, said.words || bodies.words, 'ACCEPTED', at, at, gen_random_uuid()
    from said join bodies using (body)
  )
  insert into "MailboxEntry" ("messageId", "conversationId", "holderId", kind, "sentAt", "deliveredAt", "readAt", party, "subjectKey")
  select said.id, conversation, side.holder, side.kind::"EntryKind", at, at, side.read, other."nameKey", regexp_replace(lower(subject), '^re: ', '')
  from said cross join lateral (values (author, 'SENT', recipient, null), (recipient, 'RECEIVED', author, read)) as side (holder, kind, other, read)
  join "Member" other on other.id = side.other`;

const heads = `
  insert into "MailboxHead" ("holderId", "conversationId", folder, "latestEntryId", "latestAt", kind, party, "subjectKey", count, unread)
  select "holderId", "conversationId", folder, id, "sentAt", kind, party, "subjectKey", 1, (kind = 'RECEIVED' and "readAt" is null)::int
  from "MailboxEntry" where "conversationId" >= $1 on conflict do nothing`;

const unread = `
  insert into "Mailbox" ("holderId", unread)
  select "holderId", sum(unread) from "MailboxHead"
  where folder = 'INBOX' and "holderId" in (select "holderId" from "MailboxHead" where "conversationId" >= $1) group by "holderId"
  on conflict ("holderId") do update set unread = excluded.unread`;
