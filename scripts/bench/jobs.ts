import { setTimeout as pause } from "node:timers/promises";
import { ask } from "../faults/ledger";
import { gatherPeople, type Person } from "../faults/people";
import { errand, readForm, send } from "../faults/sender";

const singles = 30;
const burst = 300;

type Measured = { runsPerSecond: number; p50: number; p95: number };

/** How many runs end in a second, and how many milliseconds after its commit a message's mail is handed over. */
export async function measureJobs(site: string, url: string): Promise<Measured> {
  const [from, to] = (await gatherPeople(2)) as [Person, Person];
  const way = { site, form: await readForm(site, from), until: Date.now() + 60_000, answers: new Map() };
  for (let sent = 0; sent < singles; sent++) await send(way, errand(from, to.name));
  await untilHandedOver(url, "message-received", singles);
  const [delay] = await ask<{ p50: number; p95: number }>(
    url,
    `select percentile_cont(0.5) within group (order by ms) as p50, percentile_cont(0.95) within group (order by ms) as p95
     from (
       select extract(epoch from mail."handedOverAt" - message."acceptedAt")::float8 * 1000 as ms
       from "Message" message join "Mail" mail on mail.kind = 'message-received' and mail.html like '%/messages/c/' || message."conversationId" || '"%'
       order by message.id desc limit ${singles}
     ) as latest`,
  );
  await ask(
    url,
    `with mails as (insert into "Mail" (key, kind, recipient, subject, html, text) select gen_random_uuid(), 'bench', 'bench@home.example', 'Bench', '<p>Bench</p>', 'Bench' from generate_series(1, ${burst}) returning id)
     insert into "PendingEvent" (id, name, data) select gen_random_uuid(), 'email/mail.accepted', json_build_object('mailId', id) from mails`,
  );
  await untilHandedOver(url, "bench", burst);
  const [ran] = await ask<{ seconds: number }>(url, `select extract(epoch from max("handedOverAt") - min("handedOverAt"))::float8 as seconds from "Mail" where kind = 'bench'`);
  return { runsPerSecond: burst / (ran?.seconds || 1), p50: delay?.p50 ?? 0, p95: delay?.p95 ?? 0 };
}

async function untilHandedOver(url: string, kind: string, count: number): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(200)) {
    const [row] = await ask<{ sent: number }>(url, `select count(*)::int as sent from "Mail" where kind = $1 and "handedOverAt" is not null`, [kind]);
    if (row && row.sent >= count) return;
  }
  throw new Error("The mails were not handed over within a minute.");
}
