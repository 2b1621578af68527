import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Owner } from "./home";

type Server = { home: string; binaries: string; owner: Owner; port: number; durable: boolean };

/** False when another living process looks after the cluster. What a killed predecessor left running is stopped first. */
export async function takeCharge(home: string): Promise<boolean> {
  const mark = path.join(home, "supervisor");
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(mark, identityOf(process.pid), { flag: "wx" });
      await stopOrphan(home);
      return true;
    } catch (reason) {
      if (!(reason instanceof Error && "code" in reason && reason.code === "EEXIST")) throw reason;
      if (isLookedAfter(home)) return false;
      rmSync(mark, { force: true });
    }
  }
  return false;
}

export function isLookedAfter(home: string): boolean {
  const mark = path.join(home, "supervisor");
  const noted = existsSync(mark) ? readFileSync(mark, "utf8") : "";
  const pid = Number.parseInt(noted, 10);
  return pid > 0 && pid !== process.pid && isAlive(pid) && identityOf(pid) === noted;
}

export function supervise(server: Server): () => Promise<void> {
  let stopping = false;
  let running: ChildProcess;
  const launch = () => {
    if (stopping) return;
    running = spawn(path.join(server.binaries, "bin", "postgres"), argumentsOf(server), { ...server.owner, cwd: "/", detached: true, stdio: "ignore", env: environmentOf(server.binaries) });
    running.once("exit", () => stopping || setTimeout(launch, 500));
  };
  launch();
  const forget = () => rmSync(path.join(server.home, "supervisor"), { force: true });
  process.once("exit", () => {
    running.kill("SIGINT");
    forget();
  });
  return async () => {
    stopping = true;
    if (running.exitCode === null && running.signalCode === null) {
      const ended = new Promise((resolve) => running.once("exit", resolve));
      running.kill("SIGINT");
      await ended;
    }
    forget();
  };
}

function argumentsOf({ home, port, durable }: Server): string[] {
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "log_min_messages=fatal"];
  if (!durable) settings.push("fsync=off", "synchronous_commit=off", "full_page_writes=off");
  return ["-D", path.join(home, "data"), ...settings.flatMap((setting) => ["-c", setting])];
}

export function environmentOf(binaries: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, LC_ALL: "C", LD_LIBRARY_PATH: path.join(binaries, "lib") };
}

async function stopOrphan(home: string) {
  const file = path.join(home, "data", "postmaster.pid");
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
  // After a restart of the machine the number may be somebody else's.
  if (!pid || !isAlive(pid) || !commandOf(pid).includes("postgres")) return;
  process.kill(pid, "SIGINT");
  for (const deadline = Date.now() + 20_000; isAlive(pid) && Date.now() < deadline; ) await pause(50);
}

/** A process number with the moment when it began, where the system tells: numbers come again, in containers soon. */
function identityOf(pid: number): string {
  const file = `/proc/${pid}/stat`;
  const begun = existsSync(file) ? readFileSync(file, "utf8").split(") ").at(-1)?.split(" ")[19] : "";
  return `${pid} ${begun}`;
}

function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) ? readFileSync(file, "utf8") : "postgres";
}

/** A process that was killed may stay listed, until its parent takes note: it is dead all the same. */
function isAlive(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  if (existsSync(file) && /^[ZX]/.test(readFileSync(file, "utf8").split(") ").at(-1) ?? "")) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return reason instanceof Error && "code" in reason && reason.code === "EPERM";
  }
}
