import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { noteWhole, presentHome, reachableHome, removeHome } from "./home";

const nobody = { uid: 65534, gid: 65534 };
let workshop: string;
let folder: string;

beforeEach(() => {
  workshop = mkdtempSync(path.join(os.tmpdir(), "causerie-home-"));
  folder = path.join(workshop, "postgres");
});

afterEach(() => {
  removeHome(folder);
  rmSync(workshop, { recursive: true, force: true });
});

/** A cluster that had to move, with a file of its own to know it by. */
function moveAway(): string {
  const home = reachableHome(folder, nobody, true);
  mkdirSync(path.join(home, "data"));
  writeFileSync(path.join(home, "data", "kept"), "");
  noteWhole(folder, home);
  return home;
}

test("data stays in its folder where the user of PostgreSQL can walk to it", () => {
  chmodSync(workshop, 0o755);
  expect(reachableHome(folder, nobody, true)).toBe(folder);
  expect(reachableHome(folder, undefined, false)).toBe(folder);
});

test("a demo that PostgreSQL cannot reach moves once, and is found again", () => {
  const home = moveAway();
  expect(home).not.toBe(folder);
  expect(reachableHome(folder, nobody, true)).toBe(home);
  expect(presentHome(folder)).toBe(home);
});

test("data that is not a demo's never moves: a sentence names the closed folder and the ways out", () => {
  expect(() => reachableHome(folder, nobody, false)).toThrow(new RegExp(`cannot enter ${folder}.*chmod o\\+x ${workshop}\\).*DATABASE_URL`));
  expect(existsSync(path.join(folder, "moved-to"))).toBe(false);
});

test("data that moved before is not used where it may not be: a sentence says how to bring it home", () => {
  const home = moveAway();
  expect(() => reachableHome(folder, nobody, false)).toThrow(`mv ${home}/* ${folder}/ && rm ${folder}/moved-to`);
});

test("a database that moved and is gone is missed, and no empty one takes its place", () => {
  const home = moveAway();
  rmSync(path.join(home, "data"), { recursive: true });
  for (const mayMove of [true, false]) expect(() => reachableHome(folder, nobody, mayMove)).toThrow(`The database lay in ${home}`);
  rmSync(home, { recursive: true });
  for (const owner of [nobody, undefined]) expect(() => reachableHome(folder, owner, true)).toThrow(`The database lay in ${home}`);
  chmodSync(workshop, 0o755);
  expect(() => reachableHome(folder, nobody, true)).toThrow(`The database lay in ${home}`);
  expect(existsSync(home)).toBe(false);
});

test("a first start that was interrupted leaves nothing to be missed", () => {
  const home = reachableHome(folder, nobody, true);
  rmSync(home, { recursive: true });
  expect(reachableHome(folder, nobody, true)).not.toBe(home);
});

test("a database that moved stays in use when its folder is opened later", () => {
  const home = moveAway();
  chmodSync(workshop, 0o755);
  expect(reachableHome(folder, nobody, true)).toBe(home);
});

test("starting over takes the moved database and what pointed to it away", () => {
  const home = moveAway();
  removeHome(folder);
  expect([existsSync(home), existsSync(folder)]).toEqual([false, false]);
});
