import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { type Owner, presentHome } from "../database/home";
import { isBusy } from "../ports";

type Options = { folder: string; port: number; owner?: Owner; install?: boolean };

/** Copies what a commit of everything would hold; unless the copy is to install, also the client and the dependencies. */
export function copyWorkingState(folder: string, options: { install?: boolean } = {}): void {
  mkdirSync(folder, { recursive: true });
  const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" }).split("\0");
  for (const file of files.filter((name) => name && existsSync(name))) cpSync(file, path.join(folder, file));
  if (options.install) return;
  cpSync("lib/generated", path.join(folder, "lib/generated"), { recursive: true });
  execFileSync("cp", process.platform === "linux" ? ["-al", "node_modules", folder] : ["-R", "node_modules", folder]);
}

export class Clone {
  private running: ChildProcess | undefined;
  private said = "";

  constructor(private readonly options: Options) {
    const { folder, install } = options;
    copyWorkingState(folder, { install });
    cpSync(".next", path.join(folder, ".next"), { recursive: true, verbatimSymlinks: true, filter: (name) => !/^\.next\/(cache|dev)(\/|$)/.test(name) });
  }

  /** What is linked from the present folder stays as it is. */
  handOver(): void {
    const { folder, owner } = this.options;
    if (!owner) return;
    const own = readdirSync(folder).filter((name) => name !== "node_modules");
    execFileSync("chown", ["-R", `${owner.uid}:${owner.gid}`, ...own.map((name) => path.join(folder, name))]);
    chownSync(folder, owner.uid, owner.gid);
  }

  get address(): string {
    return `http://127.0.0.1:${this.options.port}`;
  }

  demo(...args: string[]): Promise<void> {
    return this.comesUp(["run", "demo", ...(args.length ? ["--", ...args] : [])]);
  }

  async comesUp(args: string[], extra: Record<string, string> = {}): Promise<void> {
    this.running = this.launch(args, extra);
    for (const deadline = Date.now() + 240_000; Date.now() < deadline; await pause(200)) {
      if (this.running?.exitCode !== null) throw new Error(`npm ${args.join(" ")} ended:\n${this.said}`);
      if (await this.isUp()) return;
    }
    throw new Error(`npm ${args.join(" ")} did not come up:\n${this.said}`);
  }

  /** The addresses of this machine at which somebody answers on the site's port. */
  async opennessOf(addresses: string[]): Promise<string[]> {
    const open = await Promise.all(addresses.map((address) => isBusy(this.options.port, address)));
    return addresses.filter((_, rank) => open[rank]);
  }

  async ends(args: string[], extra: Record<string, string> = {}): Promise<{ code: number | null; output: string }> {
    const child = this.launch(args, extra);
    const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
    return { code, output: this.said };
  }

  async isUp(): Promise<boolean> {
    const health = await fetch(`${this.address}/health`).then(
      (answer) => answer.json(),
      () => null,
    );
    return health?.database === "up" && health.worker === "up";
  }

  /** As Ctrl-C does: the terminal tells every process of the group. */
  async interrupt(): Promise<void> {
    const { running } = this;
    if (!running?.pid || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    process.kill(-running.pid, "SIGINT");
    await ended;
    await this.quiet();
  }

  async quiet(): Promise<string[]> {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; await pause(100)) if (this.processes().length === 0 && !(await isBusy(this.options.port))) return [];
    return this.processes().map(({ command }) => command);
  }

  processes(): { pid: number; command: string }[] {
    const home = presentHome(this.postgres);
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
      .map((pid) => ({ pid: Number(pid), command: commandOf(pid), cwd: folderOf(pid) }))
      .filter(({ command, cwd }) => [this.options.folder, home].some((folder) => command.includes(folder) || cwd.startsWith(folder)));
  }

  async query<Row extends object>(sql: string): Promise<Row[]> {
    const access = JSON.parse(readFileSync(path.join(presentHome(this.postgres), "access.json"), "utf8"));
    const client = new Client({ connectionString: `postgresql://causerie:${access.password}@127.0.0.1:${access.port}/postgres` });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  get postgres(): string {
    return path.join(this.options.folder, ".data", "postgres");
  }

  private launch(args: string[], extra: Record<string, string> = {}): ChildProcess {
    const { folder, port, owner } = this.options;
    this.said = "";
    const home = path.join(folder, ".data", "home");
    mkdirSync(home, { recursive: true });
    if (owner) for (const made of [path.dirname(home), home]) chownSync(made, owner.uid, owner.gid);
    const child = spawn("npm", args, { ...owner, cwd: folder, detached: true, stdio: ["ignore", "pipe", "pipe"], env: { PATH: process.env.PATH, HOME: home, PORT: String(port), ...extra } as unknown as NodeJS.ProcessEnv });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (words) => (this.said += words));
    return child;
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

function folderOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return "";
  }
}
