import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { withEngine } from "./engine";

export const schemaFile = path.resolve("prisma/schema.prisma");
export const migrationsFolder = path.resolve("prisma/migrations");

const noFilter = { externalTables: [], externalEnums: [] };

/** Returns the names of what it applied; two processes that try at once take turns. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('causerie-migrations'))");
    const { appliedMigrationNames } = await withEngine(databaseUrl, (engine) => engine.applyMigrations({ migrationsList: listMigrations(), filters: noFilter }));
    return appliedMigrationNames;
  } finally {
    await client.end();
  }
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

function listMigrations() {
  const folders = readdirSync(migrationsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: readFileSync(path.join(migrationsFolder, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: folders
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: readFileSync(path.join(migrationsFolder, name, "migration.sql"), "utf8") } },
      })),
  };
}
