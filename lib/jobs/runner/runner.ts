import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { Logger, runMigrations, run as runQueue } from "graphile-worker";
import { Client, Pool } from "pg";
import { boundStatements } from "@/lib/db/bounded";
import { followCrons } from "@/lib/jobs/runner/crons";
import { openEndpoint } from "@/lib/jobs/runner/endpoint";
import { advance } from "@/lib/jobs/runner/execution";
import { Unsupported } from "@/lib/jobs/runner/functions";
import { type Means, scheduleMissing, takeIn } from "@/lib/jobs/runner/intake";
import { type App, fetchFunctions } from "@/lib/jobs/runner/protocol";

export type RunnerOptions = {
  databaseUrl: string;
  port: number;
  app: App;
  eventKey: string;
  /** What back-off, sleeps and debounces are multiplied by: for tests. */
  factor?: number;
  /** Told when the runner cannot go on: another one may have taken its place. */
  lost(reason: string): void;
};

export type Runner = { stop(): Promise<void> };

/** In seconds. It may look through a long queue. */
const longestStatement = 60;
const concurrency = 10;
const learnEvery = 15_000;
const lockName = "hashtext('causerie-runner')";

/** Waits for its turn while another runner works on the same database, and for the app to answer. Throws when a function asks for what it cannot do. */
export async function startRunner(options: RunnerOptions): Promise<Runner> {
  const lock = await takeLock(options);
  const means: Means = { functions: await learn(options.app), factor: options.factor ?? 1 };
  const pool = new Pool({
    connectionString: options.databaseUrl,
    max: 4,
    application_name: "causerie runner",
    onConnect: (client) => boundStatements(client, longestStatement),
  });
  // What goes wrong is told by the queries, and by the end of the lock's connection.
  pool.on("error", () => {}).on("connect", (client) => client.on("error", () => {}));
  const queue = await openQueue(pool, means, options.app);
  let stopCrons = await followCrons(means);
  const server = await openEndpoint({ port: options.port, eventKey: options.eventKey, takeIn: (event) => takeIn(means, event) });
  // The app may come back with other functions.
  const learnAgain = async () => {
    const functions = await fetchFunctions(options.app);
    if (JSON.stringify(functions) === JSON.stringify(means.functions)) return;
    const [known, stopKnown] = [means.functions, stopCrons];
    means.functions = functions;
    try {
      stopCrons = await followCrons(means);
      stopKnown();
    } catch {
      means.functions = known;
    }
  };
  let learnt = Promise.resolve();
  const learning = setInterval(() => {
    learnt = learnt.then(learnAgain).catch((reason) => (reason instanceof Unsupported ? options.lost(reason.message) : undefined));
  }, learnEvery);
  return {
    async stop() {
      clearInterval(learning);
      stopCrons();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await queue.stop();
      await pool.end();
      lock.removeAllListeners("end");
      await lock.end();
    },
  };
}

/** Held by the connection, so that it ends with the process however that ends. */
async function takeLock({ databaseUrl, lost }: RunnerOptions): Promise<Client> {
  for (;;) {
    const client = new Client({ connectionString: databaseUrl, keepAlive: true, application_name: "causerie runner's lock" });
    client.on("error", () => {});
    try {
      await client.connect();
      await boundStatements(client, longestStatement);
      const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${lockName}) as taken`);
      if (rows[0]?.taken) return client.on("end", () => lost("The runner lost its connection to the database."));
    } catch {
      // The database is on its way.
    }
    await client.end().catch(() => {});
    await pause(500);
  }
}

async function learn(app: App): Promise<Means["functions"]> {
  for (;;) {
    try {
      return await fetchFunctions(app);
    } catch (reason) {
      if (reason instanceof Unsupported) throw reason;
    }
    await pause(300);
  }
}

async function openQueue(pool: Pool, means: Means, app: App) {
  const logger = new Logger(() => (level, message) => level === "error" && console.error(JSON.stringify({ level, queue: message })));
  const settings = { pgPool: pool, logger };
  await runMigrations(settings);
  // A worker that was killed keeps its locks for four hours; while we hold the lock above, whoever has others is dead.
  await pool.query("select graphile_worker.force_unlock_workers(array(select distinct locked_by from graphile_worker.jobs where locked_by is not null))");
  await scheduleMissing();
  return runQueue({ ...settings, concurrency, noHandleSignals: true, pollInterval: 1000, taskList: { advance: async (payload) => advance(means, app, (payload as { runId: string }).runId) } });
}
