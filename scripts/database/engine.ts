import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as binding from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Client, type ClientBase, Pool } from "pg";
import { boundStatements } from "../../lib/db/bounded";

export type Engine = Awaited<ReturnType<typeof binding.SchemaEngine.new>>;

let loaded: Promise<void> | undefined;

/** With nothing downloaded: the prisma command would fetch a binary at first use (docs/decisions/002-migrations-without-download.md). */
export async function withEngine<T>(database: string | Client, work: (engine: Engine) => Promise<T>): Promise<T> {
  loaded ??= instantiate();
  await loaded;
  const own = { connectionString: String(database), onConnect: (client: ClientBase) => boundStatements(client, 0) };
  const pool = database instanceof Client ? new Lent(database) : new Pool(own);
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
    return await work(await binding.SchemaEngine.new({ datamodels: undefined }, () => {}, adapter));
  } finally {
    await pool.end();
  }
}

/** A connection within a transaction, in which the engine may ask for what is not there. */
class Lent extends Pool {
  constructor(client: Client) {
    super();
    const ask = client.query.bind(client) as (...query: unknown[]) => Promise<unknown>;
    this.query = (async (...query: unknown[]) => {
      await ask("savepoint engine");
      try {
        const answer = await ask(...query);
        await ask("release savepoint engine");
        return answer;
      } catch (reason) {
        await ask("rollback to savepoint engine");
        throw reason;
      }
    }) as typeof this.query;
  }
}

/** The adapter cuts scripts at every semicolon, also within functions. Sent whole, a script is also applied whole or not at all. */
class WholeScripts extends PrismaPg {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    super(pool);
    this.#pool = pool;
  }

  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => void (await this.#pool.query(script));
    return adapter;
  }
}

async function instantiate() {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm"));
  const bytes = await readFile(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": binding as never });
  binding.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}
