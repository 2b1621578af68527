import { Client } from "pg";

export async function ask<Row extends object>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** For the key in each message's text: how many such messages there are, how many lie in the inbox, how many mails tell of them and were handed over. */
export type Entry = { key: string; messages: number; inInbox: number; mails: number; handedOver: number };

export function readLedger(url: string): Promise<Entry[]> {
  return ask<Entry>(
    url,
    `select substring(m.body from 'This is (.*)\\.') as key, count(distinct m.id)::int as messages,
       count(distinct e.id) filter (where e.kind = 'RECEIVED' and e."deliveredAt" is not null and e."trashedAt" is null and e."archivedAt" is null)::int as "inInbox",
       count(distinct l.id)::int as mails,
       count(distinct l.id) filter (where l."handedOverAt" is not null and l."failedAt" is null and l.transport = 'outbox')::int as "handedOver"
     from "Message" m left join "MailboxEntry" e on e."messageId" = m.id
       left join "Mail" l on l.kind = 'message-received' and l.html like '%/messages/c/' || m."conversationId" || '"%'
     group by 1`,
  );
}

export async function countLeft(url: string): Promise<number> {
  const [row] = await ask<{ left: number }>(
    url,
    `select ((select count(*) from "PendingEvent" where "sentAt" is null) + (select count(*) from "Mail" where "handedOverAt" is null)
       + (select count(*) from "Run" where "finishedAt" is null and "failedAt" is null))::int as left`,
  );
  return row?.left ?? 0;
}

/** Spares the wait for the next attempt of what failed while the site was away: in real life up to three quarters of a minute. */
export async function hurry(url: string): Promise<void> {
  const rows = await ask<{ key: string }>(url, `update "Run" set "wakesAt" = now() where "wakesAt" > now() + interval '3 seconds' and "finishedAt" is null and "failedAt" is null returning 'run ' || id as key`);
  if (rows.length > 0) await ask(url, "select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs where key = any($1)), run_at := now())", [rows.map(({ key }) => key)]);
}
