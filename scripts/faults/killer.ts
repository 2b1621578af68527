import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { presentHome } from "../database/home";

type Victims = Record<string, { kill(): void }>;

/** At moments and in an order of chance; each once before any comes a second time. Returns how often each. */
export async function killAtRandom(victims: Victims, ending: AbortSignal): Promise<Record<string, number>> {
  const kills: Record<string, number> = Object.fromEntries(Object.keys(victims).map((name) => [name, 0]));
  while (!ending.aborted) {
    for (const name of Object.keys(victims).toSorted(() => Math.random() - 0.5)) {
      await pause(2000 + Math.random() * 3000, undefined, { signal: ending }).catch(() => {});
      if (ending.aborted) break;
      victims[name]?.kill();
      kills[name] = (kills[name] ?? 0) + 1;
    }
  }
  return kills;
}

export function postmasterOf(folder: string): { kill(): void } {
  return {
    kill() {
      try {
        process.kill(Number(readFileSync(path.join(presentHome(folder), "data", "postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
      } catch {
        // It is just being started again.
      }
    },
  };
}
