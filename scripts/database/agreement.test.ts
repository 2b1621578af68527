import { readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db";
import { migrationsFolder, schemaFile, sqlBetween } from "./migrations";

// What prisma/schema.prisma says, made in a schema of its own beside the one that the migrations made.
const declared = "declared";
const migrated = "public";
const client = new Client({ connectionString: process.env.DATABASE_URL });

beforeAll(async () => {
  await client.connect();
  const sql = await sqlBetween(undefined, process.env.DATABASE_URL as string);
  await client.query(`create schema ${declared}`);
  await client.query(`set search_path to ${declared}`);
  await client.query(sql.replaceAll(/CREATE SCHEMA[^;]*;/g, "").replaceAll('"public".', ""));
  await client.query("reset search_path");
});

afterAll(async () => {
  await client.query(`drop schema ${declared} cascade`);
  await client.end();
});

test("the migrations make every table and column that the schema declares, and no other", async () => {
  const columnsOf = (schema: string) =>
    namesFrom(
      `select table_name || '.' || column_name || ' ' || udt_name || coalesce('(' || coalesce(character_maximum_length, datetime_precision)::text || ')', '')
         || case is_nullable when 'YES' then ' or null' else '' end || coalesce(' default ' || replace(replace(column_default, '"${declared}".', ''), '${declared}.', ''), '') as name
       from information_schema.columns where table_schema = $1 and table_name <> '_prisma_migrations' order by 1`,
      schema,
    );
  expect(await columnsOf(migrated)).toEqual(await columnsOf(declared));
});

test("the migrations make every index, key and reference that the schema declares", async () => {
  const indexesOf = (schema: string) => namesFrom("select replace(indexdef, schemaname || '.', '') as name from pg_indexes where schemaname = $1 order by 1", schema);
  const referencesOf = (schema: string) =>
    namesFrom(`select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) as name from pg_constraint where contype in ('f', 'p', 'u') and connamespace = $1::regnamespace order by 1`, schema);
  const plain = (names: string[]) => names.map((name) => name.replaceAll(`${declared}.`, ""));
  expect(await indexesOf(migrated)).toEqual(expect.arrayContaining(await indexesOf(declared)));
  expect(plain(await referencesOf(migrated))).toEqual(expect.arrayContaining(plain(await referencesOf(declared))));
});

test("the migrations make every enumeration with the values that the schema declares, in their order", async () => {
  const valuesOf = (schema: string) =>
    namesFrom("select typname || ' ' || string_agg(enumlabel, ',' order by enumsortorder) as name from pg_enum join pg_type on pg_type.oid = enumtypid where typnamespace = $1::regnamespace group by typname order by 1", schema);
  expect(await valuesOf(migrated)).toEqual(await valuesOf(declared));
});

test("the client knows the columns that the database has", async () => {
  const { models } = (db as unknown as { _runtimeDataModel: { models: Record<string, { dbName: string | null; fields: { name: string; kind: string; dbName?: string | null }[] }> } })._runtimeDataModel;
  const known = Object.entries(models).flatMap(([name, model]) => model.fields.filter(({ kind }) => kind !== "object").map((field) => `${model.dbName ?? name}.${field.dbName ?? field.name}`));
  // The client cannot read what searches look through.
  const present = await namesFrom(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = $1 and table_name <> '_prisma_migrations' and udt_name <> 'tsvector'`,
    migrated,
  );
  expect(known.sort()).toEqual(present.sort());
});

test("the last migration left the schema that is in force", () => {
  expect(readFileSync(path.join(migrationsFolder, "schema.prisma"), "utf8")).toBe(readFileSync(schemaFile, "utf8"));
});

async function namesFrom(sql: string, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(sql, [schema]);
  return rows.map(({ name }) => name);
}
