import { Client } from "pg";
import { runToEnd } from "../processes";

/** Brings the demo's people, whose password everybody knows, into an embedded database or an empty one, and nowhere else. */
export async function seedDemo(databaseUrl: string, embedded: boolean): Promise<void> {
  if (embedded || (await isEmpty(databaseUrl))) return runToEnd(["--import", "tsx", "prisma/seed.ts"]);
  console.log("The database that DATABASE_URL names has members already, so the demo's people are not added.");
}

async function isEmpty(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query('select 1 from "Member" limit 1')).rowCount === 0;
  } finally {
    await client.end();
  }
}
