import { randomBytes } from "node:crypto";
import { Client, escapeIdentifier, type QueryResultRow } from "pg";
import { inject } from "vitest";
import { databaseIn, query } from "./cluster";

const made: { databases: string[]; roles: string[] } = { databases: [], roles: [] };

/** Beside the one that each test file has: empty, or with the tables of the present version and no row in them. */
export async function newDatabase({ migrated = false, ordinaryOwner = false } = {}): Promise<string> {
  const cluster = inject("clusterUrl");
  const name = `causerie_test_${randomBytes(6).toString("hex")}`;
  await query(cluster, `create database ${name}${migrated ? ` template ${inject("template")}` : ""}`);
  made.databases.push(name);
  const url = new URL(databaseIn(cluster, name));
  if (!ordinaryOwner) return url.href;
  await query(cluster, `create role ${name} login password '${name}'`);
  made.roles.push(name);
  await query(cluster, `alter database ${name} owner to ${name}`);
  return Object.assign(url, { username: name, password: name }).href;
}

export async function dropDatabases(): Promise<void> {
  for (const name of made.databases.splice(0)) await query(inject("clusterUrl"), `drop database ${name} with (force)`);
  for (const name of made.roles.splice(0)) await query(inject("clusterUrl"), `drop role ${name}`);
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>, applicationName?: string): Promise<T> {
  const client = new Client({ connectionString: url, ...(applicationName && { application_name: applicationName }) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export async function rowsOf<T extends QueryResultRow>(url: string, sql: string): Promise<T[]> {
  return withClient(url, async (client) => (await client.query<T>(sql)).rows);
}

export type Contents = { rows: number; tables: Record<string, string>; numbers: unknown[] };

/** Of each table a digest of all its rows, with all their columns, and how far its numbers have gone. */
export async function contentsOf(url: string): Promise<Contents> {
  return withClient(url, async (client) => {
    const { rows: names } = await client.query<{ name: string }>("select tablename::text as name from pg_tables where schemaname = 'public' and tablename not in ('_prisma_migrations', 'RateLimit') order by 1");
    const contents: Contents = { rows: 0, tables: {}, numbers: [] };
    for (const { name } of names) {
      const { rows } = await client.query<{ count: number; digest: string }>(`select count(*)::int as count, md5(string_agg(md5(line::text), '' order by line::text collate "C")) as digest from ${escapeIdentifier(name)} line`);
      contents.rows += rows[0]?.count ?? 0;
      contents.tables[name] = `${rows[0]?.count} ${rows[0]?.digest}`;
    }
    contents.numbers = (await client.query("select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1")).rows;
    return contents;
  });
}

const forms = {
  columns: "select table_name, column_name, udt_name, is_nullable, column_default, generation_expression from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position",
  indexes: "select indexdef from pg_indexes where schemaname = 'public' order by 1",
  constraints: "select conrelid::regclass::text as of, conname, convalidated, pg_get_constraintdef(oid) as form from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2",
  triggers: "select tgrelid::regclass::text as of, tgenabled, case when tgisinternal then '' else pg_get_triggerdef(oid) end as form from pg_trigger order by 1, 3, 2",
  functions: "select proname, md5(prosrc) as source from pg_proc where pronamespace = 'public'::regnamespace order by 1, 2",
  enumerations: "select typname, string_agg(enumlabel, ',' order by enumsortorder) as values from pg_enum join pg_type on pg_type.oid = enumtypid group by 1 order by 1",
  migrations: "select migration_name, checksum, finished_at is not null as finished from _prisma_migrations order by 1",
};

/** Everything of the tables that is not their rows. */
export async function formOf(url: string): Promise<Record<string, unknown[]>> {
  return withClient(url, async (client) => {
    const found: Record<string, unknown[]> = {};
    for (const [what, sql] of Object.entries(forms)) found[what] = (await client.query(sql)).rows;
    return found;
  });
}
