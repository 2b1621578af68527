import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { type Runner, type RunnerOptions, startRunner } from "@/lib/jobs/runner/runner";
import { freePort } from "@/scripts/ports";

/** A real server, of which the same is expected as of our runner: its lengths of time are not shortened. */
export const testServer = process.env.INNGEST_TEST_SERVER;
/** What lengths of time are multiplied by: a minute passes in six tenths of a second. */
export const factor = testServer ? 1 : 0.01;

const quiet = { info() {}, warn() {}, error() {}, debug() {} };
const keys = { eventKey: "contract", signingKey: "signkey-test-00112233445566778899aabbccddeeff" };

type Functions = InngestFunction.Any[];
type Interference = (request: IncomingMessage, response: ServerResponse) => boolean;

export async function prepareStage(id = "contract") {
  const [appPort, runnerPort] = [await freePort(), await freePort()];
  const inngest = new Inngest({ id, ...keys, isDev: Boolean(testServer), baseUrl: testServer ?? `http://127.0.0.1:${runnerPort}`, logger: quiet, aiMetadata: false });
  const options = { databaseUrl: process.env.DATABASE_URL as string, port: runnerPort, app: { url: `http://127.0.0.1:${appPort}/api/inngest`, signingKey: keys.signingKey }, eventKey: keys.eventKey, factor };
  const runners: (() => Promise<unknown>)[] = [];
  const apps: (() => Promise<unknown>)[] = [];
  return {
    inngest,
    ...options,
    /** Opens the app; `interfere` sees each request first, and answers true when it took it. */
    async open(functions: Functions, interfere: Interference = () => false) {
      const handler = serve({ client: inngest, functions });
      const server = createServer((request, response) => interfere(request, response) || handler(request, response));
      await new Promise<void>((ready) => server.listen(appPort, "127.0.0.1", ready));
      const close = async () => {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      };
      apps.push(close);
      return close;
    },
    async run(overrides: Partial<RunnerOptions> = {}): Promise<Runner> {
      if (testServer) return register(options.app.url);
      const runner = await startRunner({ ...options, lost() {}, ...overrides });
      let ending: Promise<void> | undefined;
      const stop = () => (ending ??= runner.stop());
      runners.push(stop);
      return { stop };
    },
    async spawn(): Promise<ChildProcess> {
      const env = { ...process.env, TEST_RUNNER: JSON.stringify(options), TSX_TSCONFIG_PATH: "scripts/tsconfig.json" };
      const child = spawn(process.execPath, ["--import", "tsx", "lib/testing/runner-process.ts"], { stdio: ["ignore", "pipe", "inherit"], env });
      await new Promise<void>((ready, failed) => {
        child.stdout?.once("data", () => ready());
        child.once("exit", (code) => failed(new Error(`The runner ended (${code}).`)));
      });
      runners.push(() => kill(child));
      return child;
    },
    /** Runners end first: an app that closed before them would leave a call unanswered, to be made again in the next test. */
    async end() {
      for (const ending of [...runners.splice(0), ...apps.splice(0)]) await ending();
    },
  };
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

export async function until(isTrue: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  for (const deadline = Date.now() + (testServer ? 20 : 1) * seconds * 1000; Date.now() < deadline; await pause(20)) if (await isTrue()) return;
  throw new Error("It did not come true in time.");
}

export function registered(functions: Functions, appId: string): unknown[] {
  const asked = { baseUrl: new URL("http://127.0.0.1/api/inngest"), appPrefix: appId };
  const said = functions.flatMap((each) => (each as unknown as { getConfig(about: typeof asked): unknown[] }).getConfig(asked));
  return JSON.parse(JSON.stringify(said));
}

async function register(url: string): Promise<Runner> {
  const response = await fetch(url, { method: "PUT" });
  if (!response.ok) throw new Error(`The server did not take the functions: ${response.status}`);
  return { stop: async () => {} };
}
