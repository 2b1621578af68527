// npm run db:new-migration -- add-hats
// Writes the SQL between the schema of the last migration and prisma/schema.prisma; hand-written SQL may follow it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { prepareEnvironment } from "../environment";
import { migrationsFolder, schemaFile, sqlBetween } from "./migrations";

const name = process.argv[2];
if (!name || !/^[a-z0-9-]+$/.test(name)) {
  console.error("Give the migration a name in lower case: npm run db:new-migration -- add-hats");
  process.exit(1);
}

const snapshot = path.join(migrationsFolder, "schema.prisma");
const environment = await prepareEnvironment();
const sql = await sqlBetween(existsSync(snapshot) ? readFileSync(snapshot, "utf8") : undefined, environment.databaseUrl);
if (sql) {
  const folder = path.join(migrationsFolder, `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`);
  mkdirSync(folder);
  writeFileSync(path.join(folder, "migration.sql"), `${sql}\n`);
  writeFileSync(snapshot, readFileSync(schemaFile));
  console.log(`Wrote ${path.relative(".", folder)}/migration.sql`);
} else {
  console.log("The schema has not changed since the last migration.");
}
await environment.stop();
