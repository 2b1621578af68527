import type { ClientBase } from "pg";

/**
 * No statement of this connection takes longer, waiting for locks included; 0 is without end. Said by a statement and
 * not among the parameters of the connection: a pooler that lends connections by transaction refuses those it does not know.
 */
export async function boundStatements(client: ClientBase, seconds: number): Promise<void> {
  await client.query(`set statement_timeout = ${seconds * 1000}`);
}
