import { Client, escapeIdentifier } from "pg";

/** A value means the same wherever it is written and read, and no limit that is meant for pages ends what takes long. */
const settings = {
  statement_timeout: "0",
  lock_timeout: "0",
  idle_in_transaction_session_timeout: "0",
  transaction_timeout: "0",
  datestyle: "ISO, YMD",
  intervalstyle: "postgres",
  timezone: "UTC",
  bytea_output: "hex",
  extra_float_digits: "3",
};

/** What is open at its end is undone. */
export async function withSession<T>(databaseUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: databaseUrl, application_name: "causerie backup", keepAlive: true });
  // A lost connection is told by the statement that it cuts off.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** In a transaction of one snapshot, the snapshot is taken now. Settings that this server does not know are passed over. */
export async function settle(client: Client): Promise<void> {
  await client.query(
    `select set_config(wanted.name, wanted.value, true)
     from jsonb_each_text($1) as wanted(name, value) join pg_settings using (name)`,
    [settings],
  );
}

export function quoted(...names: string[]): string {
  return names.map((name) => escapeIdentifier(name)).join(", ");
}
