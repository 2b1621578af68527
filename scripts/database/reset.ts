// npm run db:reset [-- --force]
// Empties the database and applies the migrations anew. Another database than the embedded one asks for --force.
import { Client } from "pg";
import { clusterFolder, dataFolder, prepareEnvironment } from "../environment";
import { runUntilStopped } from "../processes";
import { removeCluster } from "./cluster";
import { applyMigrations } from "./migrations";

const given = process.env.DATABASE_URL;

await runUntilStopped(async (started) => {
  if (given && !process.argv.includes("--force")) throw new Error(`DATABASE_URL names ${new URL(given).host}${new URL(given).pathname}, whose contents would be lost: add --force if you mean it.`);
  if (given) await emptySchema(given);
  else await removeCluster(clusterFolder);
  const { databaseUrl } = started(await prepareEnvironment());
  await applyMigrations(databaseUrl);
  console.log(given ? "The database is empty." : `The database in ${dataFolder} is empty.`);
  process.kill(process.pid, "SIGTERM");
});

async function emptySchema(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("drop schema public cascade");
  await client.query("drop schema if exists graphile_worker cascade");
  await client.query("create schema public");
  await client.end();
}
