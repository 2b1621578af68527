import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { type Running, thrifty } from "../processes";

export type Launched = Running & { pid: number };

/** As `npm start` does; an app that is not ours is left to its own ways. */
export function launchSite(folder: string, port: number, ours = true): Launched {
  const next = createRequire(path.join(folder, "next.config.mjs")).resolve("next/dist/bin/next");
  return launch(folder, [...(ours ? thrifty : []), next, "start", "--hostname", "127.0.0.1", "--port", String(port)], port);
}

export function launch(folder: string, args: string[], port: number): Launched {
  const child = spawn(process.execPath, ["--import", path.resolve("scripts/with-parent.mjs"), ...args], { cwd: folder, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, PORT: String(port) } });
  const stop = async () => void child.kill("SIGKILL");
  process.once("exit", stop);
  return { stop, pid: child.pid ?? 0 };
}
