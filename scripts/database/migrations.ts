import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { boundStatements } from "../../lib/db/bounded";
import { withEngine } from "./engine";

export const schemaFile = path.resolve("prisma/schema.prisma");
export const migrationsFolder = path.resolve("prisma/migrations");

const noFilter = { externalTables: [], externalEnums: [] };

/** Returns the names of what it applied; two processes that try at once take turns. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await boundStatements(client, 0);
  try {
    await client.query("select pg_advisory_lock(hashtext('causerie-migrations'))");
    return await applyWithin(databaseUrl, migrationNames());
  } finally {
    await client.end();
  }
}

/** Of the migrations with these names, those that are missing. A connection has them applied in its open transaction. */
export async function applyWithin(database: string | Client, names: string[]): Promise<string[]> {
  const migrationsList = listMigrations(names);
  const { appliedMigrationNames } = await withEngine(database, (engine) => engine.applyMigrations({ migrationsList, filters: noFilter }));
  return appliedMigrationNames;
}

/** In the order in which they are applied. */
export function migrationNames(): string[] {
  const folders = readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map((entry) => entry.name).sort();
}

export async function sqlBetween(before: string | undefined, databaseUrl: string): Promise<string> {
  const files = (content: string) => ({ tag: "schemaDatamodel" as const, files: [{ path: "schema.prisma", content }] });
  const result = await withEngine(databaseUrl, (engine) =>
    engine.diff({
      from: before ? files(before) : { tag: "empty" },
      to: files(readFileSync(schemaFile, "utf8")),
      script: true,
      exitCode: null,
      filters: noFilter,
    }),
  );
  const sql = result.stdout?.trim() ?? "";
  return sql.startsWith("-- This is an empty migration") ? "" : sql;
}

function listMigrations(names: string[]) {
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: readFileSync(path.join(migrationsFolder, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: readFileSync(path.join(migrationsFolder, name, "migration.sql"), "utf8") } },
    })),
  };
}
