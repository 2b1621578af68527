// npm run db:reset [-- --force]
// Empties the database and applies the migrations anew. Another database than the embedded one asks for --force.
import { Client } from "pg";
import { clusterFolder, dataFolder, prepareEnvironment } from "../environment";
import { removeCluster } from "./cluster";
import { applyMigrations } from "./migrations";

const given = process.env.DATABASE_URL;
if (given && !process.argv.includes("--force")) {
  console.error(`DATABASE_URL names ${new URL(given).host}${new URL(given).pathname}, whose contents would be lost: add --force if you mean it.`);
  process.exit(1);
}
if (given) await emptySchema(given);
else await removeCluster(clusterFolder);

const environment = await prepareEnvironment();
await applyMigrations(environment.databaseUrl);
await environment.stop();
console.log(given ? "The database is empty." : `The database in ${dataFolder} is empty.`);

async function emptySchema(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("drop schema public cascade");
  await client.query("create schema public");
  await client.end();
}
