import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { clusterOwner } from "../database/home";
import { freePort } from "../ports";

const packages = "/usr/lib/postgresql";

export function systemPostgres(): string | undefined {
  const versions = existsSync(packages) ? readdirSync(packages) : [];
  return versions
    .toSorted((one, other) => Number(other) - Number(one))
    .map((version) => path.join(packages, version, "bin"))
    .find((folder) => existsSync(path.join(folder, "postgres")));
}

/** `C`, which knows no letters beyond ASCII, and one of a language where the machine has it. */
export function systemLocales(): string[] {
  const known = spawnSync("locale", ["-a"], { encoding: "utf8" }).stdout ?? "";
  return ["C", ...(/^en_US\.utf-?8$/im.test(known) ? ["en_US.UTF-8"] : [])];
}

export async function startSystemPostgres(binaries: string, locale: string): Promise<{ url: string; stop(): void }> {
  const owner = clusterOwner();
  const home = mkdtempSync(path.join(os.tmpdir(), "causerie-system-"));
  const data = path.join(home, "data");
  const port = await freePort();
  mkdirSync(data);
  if (owner) for (const folder of [home, data]) chownSync(folder, owner.uid, owner.gid);
  const run = (program: string, ...args: string[]) => execFileSync(path.join(binaries, program), [`--pgdata=${data}`, ...args], { ...owner, cwd: home, stdio: "ignore" });
  const settings = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"];
  run("initdb", "--username=causerie", "--auth=trust", "--encoding=UTF8", `--locale=${locale}`);
  run("pg_ctl", "start", "--wait", `--options=${settings.map((setting) => `-c ${setting}`).join(" ")}`);
  return {
    url: `postgresql://causerie@127.0.0.1:${port}/postgres`,
    stop: () => {
      run("pg_ctl", "stop", "--mode=immediate");
      rmSync(home, { recursive: true, force: true });
    },
  };
}
