// How much memory and time a backup and a restore take, of a hundred megabytes and of ten times as many: the memory has to stay
// the same. Nothing compresses well here, so that the times are those of a bad case.
import { spawn } from "node:child_process";
import { readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { databaseIn, query } from "../../lib/testing/cluster";
import { applyMigrations } from "../database/migrations";
import { verdict } from "./verdict";

type Taken = { megabytes: number; seconds: number };

const growth = 1.25;
const rowsOfMegabyte = 100;
const cluster = process.env.DATABASE_URL as string;
const file = path.resolve(".data/bench/backup.tar.gz");
const [source, target] = [databaseIn(cluster, "backup_source"), databaseIn(cluster, "backup_target")];

await recreate("backup_source");
await applyMigrations(source);
console.log(`\n${"backup".padEnd(32)}${"seconds".padStart(12)}${"MB of memory".padStart(15)}${"MB of file".padStart(15)}`);
const small = await measure("100 MB", 100);
const large = await measure("1 GB", 900);
const fine = small.every(({ megabytes }, rank) => (large[rank]?.megabytes ?? Number.POSITIVE_INFINITY) <= growth * megabytes);
console.log(
  `${"memory of 1 GB against 100 MB".padEnd(32)}${large
    .map(({ megabytes }, rank) => `${(megabytes / (small[rank]?.megabytes ?? 1)).toFixed(2)} ×`)
    .join(", ")
    .padStart(27)}   ${verdict(fine)}`,
);
for (const name of ["backup_source", "backup_target"]) await query(cluster, `drop database ${name} with (force)`);
rmSync(file);
process.exit(fine ? 0 : 1);

async function measure(size: string, more: number): Promise<Taken[]> {
  // A row of ten kilobytes.
  await query(
    source,
    `insert into "Mail" (key, kind, recipient, subject, html, text)
     select gen_random_uuid(), '', '', '', (select string_agg(md5(row || ' ' || word), '') from generate_series(1, 320) word), '' from generate_series(1, ${more * rowsOfMegabyte}) row`,
  );
  rmSync(file, { force: true });
  await recreate("backup_target");
  const taken = [await run(source, "backup"), await run(target, "restore")];
  for (const [rank, { seconds, megabytes }] of taken.entries()) {
    const written = (statSync(file).size / 1e6).toFixed(0);
    console.log(`${`${rank === 0 ? "written" : "restored"}, ${size}`.padEnd(32)}${seconds.toFixed(1).padStart(12)}${megabytes.toFixed(0).padStart(15)}${written.padStart(15)}`);
  }
  return taken;
}

async function recreate(name: string): Promise<void> {
  await query(cluster, `drop database if exists ${name} with (force)`);
  await query(cluster, `create database ${name}`);
}

/** In a process of its own, whose highest level of memory Linux knows. */
async function run(DATABASE_URL: string, command: "backup" | "restore"): Promise<Taken> {
  const begun = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/causerie.ts", command, file], { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DATABASE_URL } });
  let megabytes = 0;
  while (child.exitCode === null) {
    megabytes = Math.max(megabytes, peakOf(child.pid));
    await pause(20);
  }
  if (child.exitCode !== 0) throw new Error(`The ${command} failed.`);
  return { megabytes, seconds: (performance.now() - begun) / 1000 };
}

function peakOf(pid = 0): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
