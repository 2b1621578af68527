import { createHash } from "node:crypto";
import { createWriteStream, existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Client } from "pg";
import { to } from "pg-copy-streams";
import { type Pack, pack } from "tar-stream";
import { listSequences, listTables, readMigrations, type Table } from "./catalogue";
import { type Manifest, manifestName, passing, pieceName, pieceSize, type Summary, sha256, summaryName, type TableSum } from "./format";
import { quoted, settle, withSession } from "./session";

export type Written = { tables: number; rows: number; bytes: number };

type Add = (name: string, content: string | Buffer) => Promise<void>;

/** Everything that the database holds at one moment. Under its name there is only ever a whole file. */
export async function writeBackup(databaseUrl: string, file: string, { overwrite = false } = {}): Promise<Written> {
  if (!overwrite && existsSync(file)) throw new Error(`${file} is there already: choose another name, or add --overwrite.`);
  const partial = `${file}.partial`;
  const remove = () => rmSync(partial, { force: true });
  remove();
  process.once("exit", remove);
  try {
    const { tables } = await withSession(databaseUrl, (client) => pour(client, partial));
    const bytes = statSync(partial).size;
    renameSync(partial, file);
    await keepName(file);
    const counts = Object.values(tables).map(({ rows }) => rows);
    return { tables: counts.length, rows: counts.reduce((sum, rows) => sum + rows, 0), bytes };
  } finally {
    process.off("exit", remove);
    remove();
  }
}

async function pour(client: Client, partial: string): Promise<Summary> {
  const manifest = await hold(client);
  const packing = pack();
  const output = createWriteStream(partial, { flags: "wx", mode: 0o600, flush: true });
  const flowing = pipeline(packing, createGzip(), output);
  flowing.catch(() => {});
  try {
    const summary = await fill(client, manifest, adderTo(packing));
    packing.finalize();
    await flowing;
    return summary;
  } catch (reason) {
    packing.destroy(reason as Error);
    // A full disk is told here: above it shows as a file that nobody takes.
    await flowing;
    throw reason;
  }
}

/** Locks the tables against changes of their form before the snapshot, which the first question takes. */
async function hold(client: Client): Promise<Manifest> {
  const present = await listTables(client);
  await client.query("begin isolation level repeatable read read only");
  await client.query("set local statement_timeout = 0");
  if (present.length > 0) await client.query(`lock table ${quoted(...present.map(({ name }) => name))} in access share mode`);
  await settle(client);
  const migrations = await readMigrations(client);
  if (!migrations) {
    throw new Error("There is nothing to back up: the database has no tables of Causerie. Does CAUSERIE_DATA or DATABASE_URL name the right one?");
  }
  const tables = await listTables(client);
  if (migrations.unfinished.length > 0 || JSON.stringify(tables) !== JSON.stringify(present)) {
    throw new Error("The tables are being changed: try again when Causerie runs, or when npm run db:migrate has succeeded.");
  }
  const { rows } = await client.query<{ now: string }>('select to_char(now(), \'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"\') as now');
  const kept = tables.filter(({ name }) => !passing.includes(name));
  const createdAt = rows[0]?.now ?? "";
  return { format: "causerie-backup-1", causerie: ownVersion(), createdAt, migrations: migrations.applied, tables: kept };
}

async function fill(client: Client, manifest: Manifest, add: Add): Promise<Summary> {
  const note = JSON.stringify(manifest, null, 2);
  await add(manifestName, note);
  const copies: { name: string; sum(): TableSum }[] = [];
  for (const table of manifest.tables) copies.push({ name: table.name, sum: await copyOut(client, table, add) });
  const sequences = await listSequences(client);
  const tables = Object.fromEntries(copies.map(({ name, sum }) => [name, sum()]));
  const summary = { manifestSha256: sha256(note), tables, sequences };
  await add(summaryName, JSON.stringify(summary, null, 2));
  return summary;
}

/** The sum is known after the next statement, when PostgreSQL has told how many rows there were. */
async function copyOut(client: Client, { name, columns }: Table, add: Add): Promise<() => TableSum> {
  const copy = client.query(to(`copy ${quoted(name)} (${quoted(...columns)}) to stdout`));
  const hash = createHash("sha256");
  let [bytes, rank, size] = [0, 0, 0];
  let waiting: Buffer[] = [];
  const cut = async () => {
    await add(pieceName(name, rank), Buffer.concat(waiting));
    [waiting, size, rank] = [[], 0, rank + 1];
  };
  for await (const chunk of copy as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
    size += chunk.length;
    waiting.push(chunk);
    if (size >= pieceSize) await cut();
  }
  if (size > 0) await cut();
  const sha256 = hash.digest("hex");
  return () => ({ rows: copy.rowCount, bytes, sha256 });
}

/** Waits until the file has gone into the stream, so that no more than one is in memory. */
function adderTo(packing: Pack): Add {
  return (name, content) =>
    new Promise((added, failed) => {
      packing.entry({ name, mode: 0o600 }, content, (reason) => (reason ? failed(reason) : added()));
    });
}

/** So that a loss of power does not take the new name away. */
async function keepName(file: string): Promise<void> {
  const folder = await open(path.dirname(path.resolve(file)));
  await folder.sync();
  await folder.close();
}

function ownVersion(): string {
  return JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../../package.json"), "utf8")).version;
}
