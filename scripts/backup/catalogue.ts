import type { Client } from "pg";

export type Table = { name: string; columns: string[] };
export type Sequence = { name: string; value: string };
export type Reference = { table: string; name: string; definition: string };
export type Migrations = { applied: string[]; unfinished: string[] };

/** Prisma's own notes are made anew with the tables that they are about. */
const notes = "_prisma_migrations";

/** Of our schema, and of no extension. */
const ours = `relation.relnamespace = current_schema()::regnamespace
  and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = relation.oid and deptype = 'e')`;

/** In a fixed order; of the columns, those that hold what they were given: PostgreSQL works out the others. */
export async function listTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select relname::text as name, array_agg(attname::text order by attnum) filter (where attgenerated = '') as columns
     from pg_class relation join pg_attribute on attrelid = relation.oid and attnum > 0 and not attisdropped
     where ${ours} and relkind in ('r', 'p') and relname <> $1 group by relname order by relname::text collate "C"`,
    [notes],
  );
  return rows;
}

/** Those that have given a number yet. They run ahead of a snapshot, which does no harm. */
export async function listSequences(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select sequencename::text as name, last_value::text as value from pg_sequences
     where schemaname = current_schema() and last_value is not null order by sequencename::text collate "C"`,
  );
  return rows;
}

/** Undefined where there are no tables of ours. */
export async function readMigrations(client: Client): Promise<Migrations | undefined> {
  const { rows: found } = await client.query<{ there: boolean }>("select to_regclass($1) is not null as there", [notes]);
  if (!found[0]?.there) return undefined;
  const { rows } = await client.query<{ name: string; finished: boolean }>(
    `select migration_name as name, finished_at is not null as finished from ${notes}
     where rolled_back_at is null order by migration_name collate "C"`,
  );
  const namesOf = (finished: boolean) => rows.filter((row) => row.finished === finished).map(({ name }) => name);
  return { applied: namesOf(true), unfinished: namesOf(false) };
}

/** Foreign keys. */
export async function listReferences(client: Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `select relname::text as table, conname::text as name, pg_get_constraintdef(pg_constraint.oid) as definition
     from pg_constraint join pg_class relation on relation.oid = conrelid
     where contype = 'f' and conparentid = 0 and ${ours} order by relname, conname`,
  );
  return rows;
}
