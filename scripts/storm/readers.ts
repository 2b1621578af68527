// Ten people who read, each from a network of their own, for some seconds, in a process of its own; prints what they saw.
import { setTimeout as pause } from "node:timers/promises";

export type Seen = { p95: number; reads: number; wrong: Record<string, number> };
type Reader = { cookie: string; pages: string[] };

const [site = "", seconds = "5", file = "[]"] = process.argv.slice(2);
const readers: Reader[] = JSON.parse(file);
/** Nobody reads faster; the machine should be quiet where nothing else is asked of it. */
const between = 200;
const patience = 30_000;

const times: number[] = [];
const wrong: Record<string, number> = {};
const ends = performance.now() + Number(seconds) * 1000;
await Promise.all(readers.map(read));
times.sort((one, other) => one - other);
const p95 = times[Math.min(times.length - 1, Math.floor(0.95 * times.length))] ?? 0;
console.log(JSON.stringify({ p95, reads: times.length, wrong } satisfies Seen));

async function read({ cookie, pages }: Reader, rank: number) {
  for (let turn = rank; performance.now() < ends; turn++) {
    const page = pages[turn % pages.length] ?? "/";
    const begun = performance.now();
    const status = await look(page, { cookie, "x-forwarded-for": `203.0.113.${rank + 1}` });
    times.push(performance.now() - begun);
    if (status !== "200" && status !== "304") wrong[`${status} ${page}`] = (wrong[`${status} ${page}`] ?? 0) + 1;
    await pause(between);
  }
}

async function look(page: string, headers: Record<string, string>): Promise<string> {
  try {
    const answer = await fetch(site + page, { headers, redirect: "manual", signal: AbortSignal.timeout(patience) });
    await answer.arrayBuffer();
    return String(answer.status);
  } catch {
    return "no answer";
  }
}
