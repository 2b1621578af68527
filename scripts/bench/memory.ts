// How much memory the site takes under load, against an empty Next app that is made and asked in the same run, in turns,
// and whether it takes more as time goes by.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "../ports";
import { untilAnswers } from "../processes";
import { launchSite } from "./launch";
import { load, type Work } from "./measure";
import type { Reader } from "./reader";
import { median, verdict } from "./verdict";

type Look = Pick<Work, "address" | "headers">;
type Server = { name: string; looks: Look[]; pid: number; levels: number[] };

const most = { times: 1.6, growth: 1.1 };
const rounds = { warmUp: 5, measured: 12, compared: 3 };
const seconds = 3;

const [site = "", reader = ""] = process.argv.slice(2);
const { cookie } = JSON.parse(reader) as Reader;
const empty = path.resolve(".data/bench/empty");
const emptyApp = {
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(path.resolve("."))} } };`,
  "app/layout.js": `export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }`,
  "app/page.js": `export const dynamic = "force-dynamic"; export default function Page() { return <p>Nothing.</p>; }`,
};

buildEmpty();
const floor = await start("an empty Next app", empty, [{ address: "/" }, { address: "/" }, { address: "/" }]);
const ours = await start("the site", site, [{ address: "/" }, { address: "/messages/inbox", headers: { cookie } }, { address: "/tribune/remote/tsv/" }]);
for (let round = 0; round < rounds.warmUp + rounds.measured; round++) for (const server of [floor, ours]) server.levels.push(await levelUnderLoad(server));

const [few, many] = [figures(floor), figures(ours)];
const times = many.level / few.level;
const fine = times <= most.times && many.last <= most.growth * many.first;
console.log(`\n${"memory under load".padEnd(32)}${"MB".padStart(12)}${"at first".padStart(10)}${"at last".padStart(10)}${"against".padStart(15)}`);
console.log(line(floor.name, few));
console.log(`${line(ours.name, many)}${`${times.toFixed(2)} ×`.padStart(15)}   ${verdict(fine)}`);
process.exit(fine ? 0 : 1);

function buildEmpty() {
  rmSync(empty, { recursive: true, force: true });
  mkdirSync(path.join(empty, "app"), { recursive: true });
  for (const [name, text] of Object.entries(emptyApp)) writeFileSync(path.join(empty, name), text);
  execFileSync(process.execPath, [path.resolve("node_modules/next/dist/bin/next"), "build"], { cwd: empty, stdio: ["ignore", "ignore", "inherit"] });
}

async function start(name: string, folder: string, looks: Look[]): Promise<Server> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const { pid } = launchSite(folder, port, folder === site);
  await untilAnswers(address);
  return { name, pid, looks: looks.map((look) => ({ ...look, address: address + look.address })), levels: [] };
}

async function levelUnderLoad({ pid, looks }: Server): Promise<number> {
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(residentBytes(pid)), 100);
  const runs = await Promise.all(looks.map((look) => load(look, seconds)));
  clearInterval(sampling);
  if (runs.some(({ failures }) => failures > 0)) throw new Error("The site refused some of what it was asked.");
  return median(samples);
}

/** Of a process and of all that it has started, as Linux tells. */
function residentBytes(pid: number): number {
  const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) * 1024;
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean));
  return children.reduce((sum, child) => sum + residentBytes(Number(child)), own);
}

function figures({ levels }: Server) {
  const measured = levels.slice(rounds.warmUp);
  return { level: median(measured), first: median(measured.slice(0, rounds.compared)), last: median(measured.slice(-rounds.compared)) };
}

function line(name: string, { level, first, last }: ReturnType<typeof figures>): string {
  const [at, from, to] = [level, first, last].map((bytes) => (bytes / 2 ** 20).toFixed(0)) as [string, string, string];
  return `${name.padEnd(32)}${at.padStart(12)}${from.padStart(10)}${to.padStart(10)}`;
}
