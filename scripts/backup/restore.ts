import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from } from "pg-copy-streams";
import { applyWithin, migrationNames } from "../database/migrations";
import { listReferences, listTables, readMigrations, type Sequence, type Table } from "./catalogue";
import { type Manifest, passing, type Summary, versionOf } from "./format";
import { type Contents, readBackup, type Take, Unreadable } from "./read";
import { quoted, settle, withSession } from "./session";

export type Restored = { tables: number; rows: number; createdAt: string; newer: number };

/** What the site writes before anybody has come: an empty database may hold such rows, which go. */
const ofItsOwn = [...passing, "Heartbeat", "PendingEvent", "ReceivedEvent", "Run", "RunStep", "RunAttempt", "Channel"];

/** All of it or nothing, in one transaction, which begins when the whole file has been read once and found right. */
export async function restoreBackup(databaseUrl: string, file: string): Promise<Restored> {
  try {
    const contents = await checkBackup(file);
    return await withSession(databaseUrl, (client) => restoreWithin(client, file, contents));
  } catch (reason) {
    throw new Error(`${reason instanceof Error ? reason.message : reason} Nothing was changed.`);
  }
}

async function checkBackup(file: string): Promise<Contents> {
  const readThrough: Take = async (_, content) => {
    for await (const _chunk of content);
  };
  return readBackup(file, async (manifest) => {
    refuseNewer(file, manifest);
    return readThrough;
  });
}

async function restoreWithin(client: Client, file: string, { manifest, summary }: Contents): Promise<Restored> {
  await client.query("begin");
  await settle(client);
  await refuseCompany(client);
  await clear(client, manifest);
  await applyWithin(client, manifest.migrations);
  await refuseOtherTables(client, manifest);
  const counts = await fill(client, file, summary);
  for (const { name, value } of summary.sequences) await setSequence(client, { name, value });
  const newer = await applyWithin(client, migrationNames());
  await client.query("analyze");
  await client.query("commit");
  const rows = counts.reduce((sum, count) => sum + count, 0);
  return { tables: counts.length, rows, createdAt: manifest.createdAt, newer: newer.length };
}

/** Of a site that runs, and of a start that applies migrations. */
async function refuseCompany(client: Client): Promise<void> {
  const { rows } = await client.query<{ free: boolean; others: number }>(
    `select pg_try_advisory_xact_lock(hashtext('causerie-migrations')) as free, count(*)::int as others from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name like 'causerie%'`,
  );
  if (!rows[0]?.free || rows[0].others > 0) throw new Error("Causerie runs on this database: stop it first.");
}

/** Leaves tables without rows, or throws. The queue is made anew when the runner starts, from the runs that go on. */
async function clear(client: Client, manifest: Manifest): Promise<void> {
  const tables = (await listTables(client)).map(({ name }) => name);
  const migrations = await readMigrations(client);
  if (!migrations && tables.length > 0) {
    throw new Error(`The database is not empty: it has tables of something else (${listed(tables)}).`);
  }
  const { applied, unfinished } = migrations ?? { applied: [], unfinished: [] };
  const newer = [...applied, ...unfinished].filter((name) => !manifest.migrations.includes(name));
  if (newer.length > 0) {
    throw new Error(`The database has tables of a newer version (${newer.at(-1)}) than the backup: restore into a new database.`);
  }
  if (tables.length > 0) {
    await client.query(`lock table ${quoted(...tables)} in access exclusive mode`);
    const filled = await listFilled(client, tables);
    if (filled.length > 0) {
      throw new Error(`The database is not empty: there is something in ${listed(filled)}. Restore into a new database.`);
    }
    await client.query(`truncate table ${quoted(...tables)} restart identity`);
  }
  await client.query("drop schema if exists graphile_worker cascade");
}

async function listFilled(client: Client, tables: string[]): Promise<string[]> {
  const filled: string[] = [];
  for (const name of tables.filter((each) => !ofItsOwn.includes(each))) {
    const { rowCount } = await client.query(`select from ${quoted(name)} limit 1`);
    if (rowCount) filled.push(name);
  }
  return filled;
}

async function refuseOtherTables(client: Client, manifest: Manifest): Promise<void> {
  const made = (await listTables(client)).filter(({ name }) => !passing.includes(name));
  const [here, there] = [columnsOf(made), columnsOf(manifest.tables)];
  const different = [...new Set([...here.keys(), ...there.keys()])].filter((name) => here.get(name) !== there.get(name));
  if (different.length === 0) return;
  throw new Error(`The backup has other tables or columns than version ${versionOf(manifest)} makes: ${listed(different)}.`);
}

/** In whatever order: a migration may have come after younger ones. */
function columnsOf(tables: Table[]): Map<string, string> {
  return new Map(tables.map(({ name, columns }) => [name, columns.toSorted().join()]));
}

/** Keys to other tables are put back when all rows are there, and so are checked; what triggers would do has been done. */
async function fill(client: Client, file: string, summary: Summary): Promise<number[]> {
  const references = await listReferences(client);
  const tables = await listTables(client);
  for (const { table, name } of references) await client.query(`alter table ${quoted(table)} drop constraint ${quoted(name)}`);
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} disable trigger user`);
  const counts: number[] = [];
  await readBackup(file, async () => async (table, content) => {
    const rows = await copyIn(client, table, content);
    if (rows !== summary.tables[table.name]?.rows) throw new Unreadable(`${file} has changed while it was read.`);
    counts.push(rows);
  });
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} enable trigger user`);
  for (const { table, name, definition } of references) {
    await client.query(`alter table ${quoted(table)} add constraint ${quoted(name)} ${definition}`);
  }
  return counts;
}

async function copyIn(client: Client, { name, columns }: Table, content: AsyncIterable<Buffer>): Promise<number> {
  const copy = client.query(from(`copy ${quoted(name)} (${quoted(...columns)}) from stdin`));
  await pipeline(Readable.from(content), copy);
  return copy.rowCount;
}

async function setSequence(client: Client, { name, value }: Sequence): Promise<void> {
  await client.query("select setval(quote_ident($1)::regclass, $2)", [name, value]);
}

function refuseNewer(file: string, manifest: Manifest): void {
  const known = new Set(migrationNames());
  const unknown = manifest.migrations.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  const version = `${manifest.causerie}, ${unknown.at(-1)}`;
  throw new Unreadable(`${file} is of a newer version of Causerie (${version}) than this one: update Causerie first.`);
}

function listed(names: string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
