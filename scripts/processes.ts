import { type ChildProcess, spawn } from "node:child_process";

const next = "node_modules/next/dist/bin/next";
const typescript = ["--import", "tsx"];
const quick = 2000;

type Running = { stop(): Promise<void> };

/** Starts the site of the present build, or for development. */
export function startSite(mode: "start" | "dev", port: number): Running {
  return keepRunning("site", [next, mode, "--port", String(port)]);
}

export function startWorker(): Running {
  return keepRunning("worker", [...typescript, "scripts/worker.ts"]);
}

/** Starts a process again when it dies; gives up when it dies at once again and again, for then its own words say why. */
function keepRunning(name: string, args: string[]): Running {
  let stopping = false;
  let early = 0;
  let child: ChildProcess;
  const launch = () => {
    const begun = Date.now();
    child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"], env: process.env });
    child.once("exit", (code) => {
      if (stopping) return;
      early = Date.now() - begun < quick ? early + 1 : 0;
      if (early >= 3) {
        console.error(`The ${name} cannot start (exit code ${code}).`);
        process.kill(process.pid, "SIGTERM");
        return;
      }
      setTimeout(() => stopping || launch(), 300);
    });
  };
  launch();
  return {
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      const forced = setTimeout(() => child.kill("SIGKILL"), 8000);
      await ended;
      clearTimeout(forced);
    },
  };
}

/** Waits for Ctrl-C or a signal, then stops everything in the order given. */
export function untilStopped(parts: Running[]): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    for (const part of parts) await part.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
}

/** Waits until an address answers, whatever it answers. */
export async function untilAnswers(address: string, seconds = 60): Promise<void> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (await fetch(address, { redirect: "manual" }).catch(() => null)) return;
  }
  throw new Error(`${address} did not answer within ${seconds} seconds.`);
}
