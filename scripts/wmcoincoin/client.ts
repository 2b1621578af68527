import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const display = `:${90 + (process.pid % 100)}`;
const window = { left: 80, top: 20, width: 700, height: 450 };
/** On the clock of the newest message, which stands in the lowest line. */
const newestClock = [String(window.left + 130), String(window.top + window.height - 22)];
/** How long its Return is held: it posts only when the red button of its dock has gone down, and says nothing where it has not. */
const holds = [1500, 2500, 3500];

type Stopping = { stop(): Promise<void> };

/** Runs wmcoincoin before a screen that nobody sees. `words` is what it says in its terminal. */
export async function openClient(home: string, port: number, started: (part: Stopping) => void): Promise<{ words(): string; write(message: string, isSent: () => boolean): Promise<void> }> {
  writeConfiguration(home, port);
  started(run(["Xvfb", display, "-screen", "0", "1024x768x24"], home));
  await until(() => act("getdisplaygeometry"));
  await pause(1500);
  let heard = "";
  const client = run(["stdbuf", "-oL", "wmcoincoin", "-v", "3"], home);
  started(client);
  client.process.stdout?.on("data", (bytes: Buffer) => {
    heard += bytes.toString("latin1");
  });
  await until(() => act("search", "--name", "pinnipede teletype"));
  return { words: () => heard, write };
}

/** Its editor opens at a click on a clock, which it takes over as a reference. */
async function write(message: string, isSent: () => boolean): Promise<void> {
  act("mousemove", ...newestClock);
  await pause(500);
  act("click", "1");
  await pause(1000);
  act("type", "--delay", "60", message);
  for (const hold of holds) {
    await pause(1000);
    act("keydown", "Return");
    await pause(hold);
    act("keyup", "Return");
    if (await until(isSent, 6)) return;
  }
}

async function until(holds: () => boolean, seconds = 20): Promise<boolean> {
  for (let left = seconds * 4; left > 0 && !holds(); left--) await pause(250);
  return holds();
}

function act(...args: string[]): boolean {
  return spawnSync("xdotool", args, { env: { ...process.env, DISPLAY: display }, timeout: 20_000 }).status === 0;
}

/** The kernel ends it with this process, however that ends. */
function run(command: string[], home: string): Stopping & { process: ChildProcess } {
  const child = spawn("setpriv", ["--pdeathsig", "KILL", ...command], { stdio: ["ignore", "pipe", "ignore"], env: { NODE_ENV: "production", PATH: process.env.PATH, HOME: home, DISPLAY: display, LANG: "C.UTF-8" } });
  child.stdout.resume();
  return {
    process: child,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function writeConfiguration(home: string, port: number): void {
  const options = [
    'board_site: "ours", "tribune"',
    ".backend_flavour: 2",
    `.backend.url: "http://127.0.0.1:${port}/tribune/remote/xml/"`,
    `.post.url: "http://127.0.0.1:${port}/tribune/post/xml/"`,
    ".post.template: content=%s",
    ".tribune.delay: 10",
    "palmipede.override_wmanager: True",
    "pinnipede.auto_open: on",
    `pinnipede.dimensions: ${window.width}:${window.height}`,
    `pinnipede.location: ${window.left}:${window.top}`,
    "pinnipede.font_family: fixed",
    "dock.iconwin: False",
    "dock.draw_border: True",
  ];
  mkdirSync(path.join(home, ".wmcoincoin"), { recursive: true });
  writeFileSync(path.join(home, ".wmcoincoin", "options"), `${options.join("\n")}\n`);
  writeFileSync(path.join(home, ".wmcoincoin", "options.auth"), "");
}
