import "server-only";
import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { type ClientBase, DatabaseError, Pool, type QueryResultRow } from "pg";
import { boundStatements } from "@/lib/db/bounded";
import { env } from "@/lib/env";
import { Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import { busyFor, isBusy } from "@/lib/load/busy";
import { oncePerProcess } from "@/lib/load/once-per-process";
import type { Transaction } from "@/lib/transaction";

type Connection = {
  pool: Pool;
  side: Pool;
  client: PrismaClient;
  gone: boolean;
  answeredAt: number;
  busyUntil: number;
  probe: Promise<void> | undefined;
  prepares: boolean;
};

/** How long a burst may wait for a connection, also to begin a transaction, before it counts as a database that is away. */
const patience = 5000;

/** How long one transaction may last, all its statements together, unless it says so itself. */
const longestTransaction = 10_000;

/** For cleaning and checking at night, which reads whole tables. */
const nightly = 10 * 60_000;

/** How long an answer speaks for the database: a pool without idle connections hears nothing of its end. */
const trustedFor = 5000;

const connection = oncePerProcess("connection", connect);

export const db = connection.client;
export const pool = connection.pool;

/** For what is asked in the middle of transactions yet outside of them: were it to wait for the pool, whose connections they hold, all would wait for ever. */
export const sidePool = connection.side;

function connect(): Connection {
  const options = {
    connectionString: env.DATABASE_URL,
    connectionTimeoutMillis: patience,
    application_name: "causerie",
    onConnect: (client: ClientBase) => boundStatements(client, env.DATABASE_STATEMENT_SECONDS),
  };
  const pool = new Pool({ ...options, max: env.DATABASE_POOL });
  const side = new Pool({ ...options, max: 1, allowExitOnIdle: true });
  const client = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: { maxWait: patience, timeout: longestTransaction } });
  const made: Connection = { pool, side, client, gone: false, answeredAt: 0, busyUntil: 0, probe: undefined, prepares: true };
  for (const each of [pool, side])
    each.on("error", () => {
      made.gone = true;
    });
  return made;
}

/** Cheap while the database is there: it is asked only after the pool lost a connection, or with `ask`. */
export async function databaseAnswers(options: { ask?: boolean } = {}): Promise<boolean> {
  if (!connection.gone && !options.ask && Date.now() - connection.answeredAt < trustedFor) return true;
  connection.probe ??= probe();
  await connection.probe;
  return !connection.gone;
}

/** Beside the pool: whether all its connections are in use tells nothing about the database. */
async function probe() {
  try {
    await sidePool.query("select 1");
    connection.gone = false;
    connection.answeredAt = Date.now();
  } catch (reason) {
    connection.gone = !isBusy(reason);
  } finally {
    connection.probe = undefined;
  }
}

/** Whether a page that fails now most likely fails for want of the database, and not by a fault of ours. */
export function databaseIsGone(): boolean {
  return connection.gone || Date.now() < connection.busyUntil;
}

const lostConnection = /ECONNREFUSED|ECONNRESET|57P0\d|P1001|P1002|P1017|Connection terminated|DriverAdapterError/;

/** To be told of an error that a query threw: a lost connection makes the next page answer 503 instead of failing. */
export function noteDatabaseError(error: unknown): void {
  if (isBusy(error)) {
    connection.busyUntil = Date.now() + busyFor * 1000;
    return;
  }
  const text = error instanceof Error ? `${error.name} ${error.message} ${"code" in error ? error.code : ""}` : "";
  if (lostConnection.test(text)) connection.gone = true;
}

/** For what every page asks: the driver alone takes a third of the time that a raw query of Prisma takes. Values come as the driver reads them. */
export async function readRows<T extends QueryResultRow>({ text, values }: Prisma.Sql): Promise<T[]> {
  const { rows } = await pool.query<T>(text, values);
  return rows;
}

/** A statement that is not there, or there already: somebody else's connection. */
const unprepared = new Set<string | undefined>(["26000", "42P05"]);
const tablesChanged = "0A000";

/** For what is asked in few forms, again and again: planned once for a connection, which takes longer than looking up. Where a pooler stands between that lends connections by transaction and knows nothing of it, each is planned anew. */
export async function readPrepared<T extends QueryResultRow>(query: Prisma.Sql): Promise<T[]> {
  if (!connection.prepares) return readRows(query);
  const { text, values } = query;
  try {
    return (await pool.query<T>({ name: digest(text), text, values })).rows;
  } catch (reason) {
    const code = reason instanceof DatabaseError ? reason.code : undefined;
    if (code !== tablesChanged && !unprepared.has(code)) throw reason;
    if (unprepared.has(code)) connection.prepares = false;
    return readRows(query);
  }
}

const digests = new Map<string, string>();

function digest(text: string): string {
  const known = digests.get(text) ?? createHash("sha256").update(text).digest("base64url");
  digests.set(text, known);
  return known;
}

/** The database's clock: the only one that rows are stamped with. */
export async function databaseNow(tx: Transaction | PrismaClient = db): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select clock_timestamp()::timestamptz(3) as now`;
  if (!row) throw new Error("The database has no clock.");
  return row.now;
}

export function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2002" || (error.code === "P2010" && /UniqueConstraintViolation|23505/.test(`${error.message} ${JSON.stringify(error.meta)}`));
}

const attempts = 5;

/** A transaction that is done anew where PostgreSQL ended it because another one was in its way. What ran out of time is not: to ask for it again makes a busy database busier. */
export async function transact<T>(run: (tx: Transaction) => Promise<T>, options: { timeout?: number } = {}): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.$transaction(run, options);
    } catch (reason) {
      if (attempt === attempts || !wasInTheWay(reason)) throw reason;
    }
  }
}

/** A transaction whose statements may take minutes. Not for anything that somebody waits for. */
export async function patiently<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
  const work = async (tx: Transaction) => {
    await tx.$executeRawUnsafe(`set local statement_timeout = ${nightly}`);
    return run(tx);
  };
  return transact(work, { timeout: nightly });
}

function wasInTheWay(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === "P2034" || (error.code === "P2010" && /TransactionWriteConflict|40001|40P01/.test(`${error.message} ${JSON.stringify(error.meta)}`));
}
