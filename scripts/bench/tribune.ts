import { execFileSync } from "node:child_process";
import { Client } from "pg";
import type { Work } from "./measure";

const floor = "F3 empty route handler";
const newest = 100_000;

/** Fills a channel with a long history and one with a short one, and gives what is to be measured of their backends. */
export async function tribuneWorks(site: string, databaseUrl: string): Promise<Work[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await fillChannel(client, "short", 50);
  await fillChannel(client, "long", newest);
  await client.query('analyze "Post"');
  await client.end();
  const poll = { status: 304, against: floor, share: 0.8 };
  return [
    { name: "tribune, 50 of 50, TSV", address: `${site}/tribune/short/remote/tsv/` },
    { name: "tribune, 50 of 100,000, TSV", address: `${site}/tribune/long/remote/tsv/`, against: floor, share: 0.8 },
    { name: "the same, history", address: `${site}/tribune/long/remote/tsv/?direction=asc`, against: "tribune, 50 of 50, TSV", slower: 1.2 },
    { name: "tribune, 50 of 100,000, XML", address: `${site}/tribune/long/remote/xml/`, against: floor, share: 0.8 },
    { name: "tribune, 50 of 100,000, JSON", address: `${site}/tribune/long/remote/json/`, against: floor, share: 0.8 },
    { name: "tribune, nothing after a number", address: `${site}/tribune/long/remote/xml/?last_id=${newest}`, ...poll },
    { name: "tribune, nothing since a time", address: `${site}/tribune/long/remote/xml/`, headers: { "If-Modified-Since": new Date().toUTCString() }, ...poll },
  ];
}

/** In milliseconds from sending a post to its arrival in a thousand event streams, and how many arrivals were lost. */
export function measureStreams(site: string): { p50: number; p95: number; lost: number } {
  const said = execFileSync(process.execPath, ["--import", "tsx", "scripts/bench/streams.ts", site], { stdio: ["ignore", "pipe", "inherit"] });
  return JSON.parse(said.toString());
}

/** A post every second until an hour ago, each fifth of them with an answer and a link. */
export async function fillChannel(client: Client, slug: string, count: number): Promise<void> {
  const { rows } = await client.query('insert into "Channel" (slug, title, "lastNumber", "lastChange") values ($1, $1, $2, $2) on conflict (slug) do update set title = $1 returning id', [slug, count]);
  await client.query(
    `insert into "Post" ("channelId", number, change, "firstChange", login, info, "authorKey", raw, "webHtml", "remoteMarkup", "postedAt", second, rank)
     select $1, number, number, number, case when number % 3 = 0 then 'somebody' end, 'Mozilla/5.0 (X11; Linux x86_64)', 'bench', text, text, text, at, to_char(at at time zone 'Europe/Paris', 'YYYYMMDDHH24MISS'), 1
     from (
       select number, now() - interval '1 hour' - ($2 - number) * interval '1 second' as at,
         'post ' || number || case when number % 5 = 0 then ' 12:34:56 yes <a href="http://causerie.example/">[url]</a> and so on, for as long as people talk' else ' says little' end as text
       from generate_series(1, $2::int) as number
     ) said on conflict do nothing`,
    [rows[0].id, count],
  );
}
