import { spawn } from "node:child_process";
import { gzipSync } from "node:zlib";
import { median } from "./verdict";

/** `share` is the part of the other's speed that it has to reach at least, `slower` how many times its median it may take. */
export type Work = { name: string; address: string; headers?: Record<string, string>; status?: number; against?: string; share?: number; slower?: number };
/** Against the other work: `share` of its speed, and `times` its median. */
export type Measured = Run & { share: number; times: number };
type Run = { perSecond: number; p50: number; p95: number; failures: number };

const rounds = 9;
const seconds = 1;

/** Each in turn with what it is held against right before it, since the speed of a machine changes by half within a minute; gives the median of all rounds. */
export async function measureAll(works: Work[]): Promise<Map<string, Measured>> {
  const seen = new Map<string, Measured[]>(works.map(({ name }) => [name, []]));
  for (const work of works) await load(work, seconds);
  for (let round = 0; round < rounds; round++) {
    for (const work of works) {
      const other = works.find(({ name }) => name === work.against);
      const floor = other && (await load(other, seconds));
      const run = await load(work, seconds);
      seen.get(work.name)?.push({ ...run, share: floor ? run.perSecond / floor.perSecond : 0, times: floor ? run.p50 / floor.p50 : 0 });
    }
  }
  return new Map([...seen].map(([name, runs]) => [name, medianOf(runs)]));
}

/** In kilobytes as they travel. */
export async function scriptWeight(site: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  const page = await fetch(site + path, { headers, redirect: "manual" });
  if (page.status !== 200) throw new Error(`${path} answered ${page.status}.`);
  const html = await page.text();
  const addresses = new Set([...html.matchAll(/<script[^>]+src="([^"]+)"(?![^>]*nomodule)/gi)].filter(([tag]) => !/nomodule/i.test(tag)).map(([, address]) => address ?? ""));
  let bytes = 0;
  for (const address of addresses) bytes += gzipSync(await fetch(new URL(address, site)).then((answer) => answer.arrayBuffer())).length;
  return bytes / 1024;
}

export async function load({ address, headers = {}, status = 200 }: Pick<Work, "address" | "headers" | "status">, duration: number): Promise<Run> {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/bench/load.ts", address, String(duration), JSON.stringify(headers), String(status)], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (words) => {
    said += words;
  });
  await new Promise((resolve) => child.once("exit", resolve));
  return JSON.parse(said);
}

function medianOf(runs: Measured[]): Measured {
  return {
    perSecond: median(runs.map((run) => run.perSecond)),
    p50: median(runs.map((run) => run.p50)),
    p95: median(runs.map((run) => run.p95)),
    share: median(runs.map((run) => run.share)),
    times: median(runs.map((run) => run.times)),
    failures: runs.reduce((sum, run) => sum + run.failures, 0),
  };
}
