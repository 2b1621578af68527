import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { freePort, isBusy } from "../ports";
import { clusterOwner, noteWhole, type Owner, presentHome, reachableBinaries, reachableHome, removeHome } from "./home";
import { environmentOf, isLookedAfter, supervise, takeCharge } from "./postmaster";

/** `stop` leaves it running when another process of ours looks after it. */
export type Cluster = { urlOf(database: string): string; stop(): Promise<void> };

// The first that the machine has: Linux knows one, macOS the other, and C is everywhere. Nothing of ours asks for it; what
// people ask the database by hand may.
const characterTypes = ["C.UTF-8", "UTF-8", "C"];

type Access = { port: number; password: string };

type Options = {
  durable?: boolean;
  /** Whether it may lie under the system's temporary folder, where its user cannot reach the one that was given. */
  mayMove?: boolean;
};

/** Joins a cluster that runs already; starts it again when it dies. */
export async function openCluster(given: string, { durable = true, mayMove = true }: Options = {}): Promise<Cluster> {
  const owner = clusterOwner();
  const folder = path.resolve(given);
  const home = reachableHome(folder, owner, mayMove);
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(200)) {
    if (await takeCharge(home)) {
      const cluster = await lookAfter(home, owner, durable);
      noteWhole(folder, home);
      return cluster;
    }
    const access = readAccess(home);
    // Seen alive, it may just be dying of a signal: then the database is nobody's, and next time ours.
    const joined = access && (await answers(urlWith(access)("postgres"))) && (await pause(250, true));
    if (joined && isLookedAfter(home)) return { urlOf: urlWith(access), stop: async () => {} };
  }
  throw new Error(`Another process looks after the embedded PostgreSQL in ${home}, which does not answer.`);
}

export async function removeCluster(folder: string): Promise<void> {
  const home = presentHome(path.resolve(folder));
  if (existsSync(home)) {
    if (isLookedAfter(home)) throw new Error(`The database in ${home} is in use: stop Causerie first.`);
    await takeCharge(home);
  }
  removeHome(path.resolve(folder));
}

async function lookAfter(home: string, owner: Owner, durable: boolean): Promise<Cluster> {
  const binaries = reachableBinaries(home, owner);
  const access = await prepare(home, binaries, owner);
  const stop = supervise({ home, binaries, owner, port: access.port, durable });
  await untilAnswers(urlWith(access)("postgres"), home);
  return { urlOf: urlWith(access), stop };
}

async function prepare(home: string, binaries: string, owner: Owner): Promise<Access> {
  const kept = existsSync(path.join(home, "data")) ? readAccess(home) : await create(home, binaries, owner);
  if (!kept) throw new Error(`${accessFile(home)} is missing, and with it the password of the database beside it.`);
  if (!(await isBusy(kept.port))) return kept;
  const access = { ...kept, port: await freePort() };
  writeFileSync(accessFile(home), JSON.stringify(access), { mode: 0o600 });
  return access;
}

async function create(home: string, binaries: string, owner: Owner): Promise<Access> {
  const access = { port: await freePort(), password: randomBytes(18).toString("base64url") };
  const unfinished = path.join(home, "data.new");
  const passwordFile = path.join(home, "password");
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, access.password, { mode: 0o600 });
  if (owner) for (const file of [unfinished, passwordFile]) chownSync(file, owner.uid, owner.gid);
  initialise(unfinished, { passwordFile, binaries, owner });
  rmSync(passwordFile);
  writeFileSync(accessFile(home), JSON.stringify(access), { mode: 0o600 });
  // Last, so that a folder named data is always a whole one with its password beside it.
  renameSync(unfinished, path.join(home, "data"));
  return access;
}

type Making = { passwordFile: string; binaries: string; owner: Owner };

function initialise(data: string, { passwordFile, binaries, owner }: Making): void {
  const access = ["--username=causerie", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  const locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  const surroundings = { ...owner, cwd: "/", env: environmentOf(binaries) };
  for (const type of characterTypes) {
    const made = spawnSync(path.join(binaries, "bin", "initdb"), [`--pgdata=${data}`, ...access, ...locale, `--lc-ctype=${type}`], surroundings);
    if (made.status === 0) return;
    if (type === characterTypes.at(-1)) throw made.error ?? new Error(`initdb failed: ${made.stderr}`);
  }
}

function accessFile(home: string): string {
  return path.join(home, "access.json");
}

function readAccess(home: string): Access | undefined {
  return existsSync(accessFile(home)) ? JSON.parse(readFileSync(accessFile(home), "utf8")) : undefined;
}

function urlWith(access: Access): (database: string) => string {
  return (database) => `postgresql://causerie:${access.password}@127.0.0.1:${access.port}/${database}`;
}

async function untilAnswers(url: string, home: string) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(50)) if (await answers(url)) return;
  throw new Error(`The embedded PostgreSQL in ${home} did not start within 30 seconds.`);
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
