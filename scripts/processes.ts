import { type ChildProcess, spawn } from "node:child_process";
import { getHeapStatistics } from "node:v8";
import { addressWithin, type Listener } from "../lib/env-schema";
import { isBusy } from "./ports";

const next = "node_modules/next/dist/bin/next";
const withParent = ["--import", "./scripts/with-parent.mjs"];
const quick = 2000;
/** For the site in production: with more, V8 lets the heap grow to four times what is in use before it clears it away. A small machine has less anyway. */
export const thrifty = getHeapStatistics().heap_size_limit > 2 ** 30 ? ["--max-old-space-size=1024"] : [];

type Output = "inherit" | "ignore";
export type Running = { stop(): Promise<void> };
/** `kill` ends it as the system would, without a word; it is then started again. */
export type Kept = Running & { kill(): void };

export function startSite(mode: "start" | "dev", { HOST, PORT }: Listener, output: Output = "inherit"): Kept {
  const place = ["--hostname", HOST, "--port", String(PORT)];
  return keepRunning("site", [...withParent, ...(mode === "start" ? thrifty : []), next, mode, ...place], output);
}

export function startWorker(output: Output = "inherit"): Kept {
  return keepRunning("worker", [...withParent, "--import", "tsx", "scripts/worker.ts"], output);
}

/** Gives up when the process dies at once again and again, for then its own words say why. */
function keepRunning(name: string, args: string[], output: Output): Kept {
  let stopping = false;
  let early = 0;
  let child: ChildProcess;
  const launch = () => {
    const begun = Date.now();
    child = spawn(process.execPath, args, { stdio: ["ignore", output, output], env: process.env });
    child.once("exit", (code) => {
      if (stopping) return;
      early = Date.now() - begun < quick ? early + 1 : 0;
      if (early < 3) return void setTimeout(() => stopping || launch(), 300);
      console.error(`The ${name} cannot start (exit code ${code}).`);
      process.exitCode = 1;
      process.kill(process.pid, "SIGTERM");
    });
  };
  launch();
  return {
    kill: () => void child.kill("SIGKILL"),
    stop() {
      stopping = true;
      return endOf(child);
    },
  };
}

/** Insists: an open event stream keeps the site from ending by itself. */
async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const insisting = setTimeout(() => child.kill("SIGKILL"), 5000);
  await ended;
  clearTimeout(insisting);
}

/** The work hands over what it starts as soon as that runs. After Ctrl-C, a signal or a failure everything is stopped, the last started first. */
export async function runUntilStopped(work: (started: <T extends Running>(part: T) => T) => Promise<void>): Promise<void> {
  const parts: Running[] = [];
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    for (const part of parts.toReversed()) await part.stop();
    process.exit();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  const started = <T extends Running>(part: T) => {
    parts.push(part);
    return part;
  };
  try {
    await work(started);
  } catch (reason) {
    if (stopping) return;
    console.error(reason instanceof Error ? reason.message : reason);
    process.exitCode = 1;
    await stop();
  }
}

export async function runToEnd(args: string[], output: "inherit" | "ignore" = "inherit"): Promise<void> {
  const child = spawn(process.execPath, [...withParent, ...args], { stdio: ["ignore", output, "inherit"], env: process.env });
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`${args.filter((word) => !word.startsWith("--")).join(" ")} failed.`);
}

/** A browser that is led to localhost asks both loopback addresses: another program's page must not be at one of them. */
export async function refuseBusyPort(place: Listener): Promise<void> {
  const hosts = new Set([new URL(addressWithin(place)).hostname.replace(/^\[|\]$/g, ""), "127.0.0.1", "::1"]);
  const busy = await Promise.all([...hosts].map((host) => isBusy(place.PORT, host)));
  if (busy.includes(true)) throw new Error(`Port ${place.PORT} is taken by another program. Stop it, or choose another port: PORT=${place.PORT + 1}`);
}

export async function untilAnswers(address: string, seconds = 60): Promise<void> {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (await fetch(address, { redirect: "manual" }).catch(() => null)) return;
  }
  throw new Error(`${address} did not answer within ${seconds} seconds.`);
}
