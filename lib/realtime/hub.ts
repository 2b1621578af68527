import "server-only";
import { EventEmitter } from "node:events";
import { Client } from "pg";
import { boundStatements } from "@/lib/db/bounded";
import { env } from "@/lib/env";
import { oncePerProcess } from "@/lib/load/once-per-process";
import type { Transaction } from "@/lib/transaction";

export type Topic = `channel:${number}` | `member:${number}`;

type Hub = { wakes: EventEmitter; client: Client | undefined; connecting: boolean };

const postgresChannel = "causerie";
const hub = oncePerProcess("hub", (): Hub => ({ wakes: new EventEmitter().setMaxListeners(0), client: undefined, connecting: false }));

/** Tells every process, once the transaction commits. */
export async function announce(tx: Transaction, ...topics: Topic[]): Promise<void> {
  if (topics.length > 0) await tx.$executeRaw`select pg_notify(${postgresChannel}, topic) from unnest(${topics}::text[]) as topic`;
}

/** Calls back after every reconnection too, when news may have been missed: the callback reads what it lacks, so that being woken once too often does no harm. */
export function listen(topic: Topic, wake: () => void): () => void {
  hub.wakes.on(topic, wake);
  hub.wakes.on("reconnected", wake);
  void connect();
  return () => {
    hub.wakes.off(topic, wake);
    hub.wakes.off("reconnected", wake);
  };
}

/** Whether news would be heard now: what was read before may be believed until some come. */
export function isListening(): boolean {
  return hub.client !== undefined;
}

async function connect() {
  if (hub.client || hub.connecting) return;
  hub.connecting = true;
  const client = new Client({ connectionString: env.DIRECT_URL ?? env.DATABASE_URL, application_name: "causerie hub", keepAlive: true });
  const lost = () => {
    if (hub.client === client) hub.client = undefined;
    setTimeout(connect, 1000).unref();
  };
  try {
    client.on("error", () => {});
    client.on("notification", ({ payload }) => payload && hub.wakes.emit(payload));
    await client.connect();
    await boundStatements(client, env.DATABASE_STATEMENT_SECONDS);
    await client.query(`listen ${postgresChannel}`);
    client.once("end", lost);
    hub.client = client;
    hub.wakes.emit("reconnected");
  } catch {
    await client.end().catch(() => {});
    lost();
  } finally {
    hub.connecting = false;
  }
}
