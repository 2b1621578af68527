// Proves that a fresh clone starts, stops and starts again: side by side with another, as root, as an ordinary user.
import assert from "node:assert/strict";
import { mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { clusterOwner, presentHome, removeHome } from "./database/home";
import { freePort } from "./ports";
import { buildIfStale } from "./site-build";
import { Clone } from "./test/clone";
import { type Counts, writeReport } from "./test/report";

const install = process.argv.includes("--long");
const workshop = path.resolve(".data/starts");
const root = clusterOwner();
const everybodysWay = (statSync(".").mode & 1) === 1;
const loopback = "127.0.0.1";
/** Of the machine in its networks, and a second one of loopback: who listens on every address listens there too. */
const otherAddresses = [...Object.values(os.networkInterfaces()).flatMap((known = []) => known.filter(({ internal, scopeid }) => !internal && !scopeid).map(({ address }) => address)), ...(process.platform === "linux" ? ["127.0.0.2"] : [])];
const own = { CAUSERIE_DATA: ".data/own", NEXTAUTH_SECRET: "x".repeat(40) };
const counts: Counts = { passed: 0, failed: 0, failures: [] };

await buildIfStale();
rmSync(workshop, { recursive: true, force: true });
mkdirSync(workshop, { recursive: true });
mkdirSync(path.join(workshop, "closed"), { mode: 0o700 });
const first = new Clone({ folder: path.join(workshop, "closed", "first"), port: await freePort(), install });
const second = new Clone({ folder: path.join(workshop, "second"), port: await freePort() });

await prove("two clones start side by side, each with a database and people of its own", async () => {
  await Promise.all([first.demo(), second.demo()]);
  for (const clone of [first, second]) {
    assert.match(await pageOf(clone, "/sign-in"), /<form/);
    assert.match(await pageOf(clone, "/members"), /alice/);
  }
  assert.notEqual(await identityOf(first), await identityOf(second));
});

await prove(
  "started by root in a folder that only root can enter, the database finds a place that it can reach",
  async () => {
    assert.notEqual(presentHome(first.postgres), first.postgres);
  },
  root ? undefined : "not run as root",
);

await prove("only the machine itself reaches the demo", async () => {
  assert.deepEqual(await second.opennessOf([loopback, ...otherAddresses]), [loopback]);
});

await prove("a port that is taken is named in a sentence", async () => {
  const { code, output } = await second.ends(["run", "demo"], { PORT: new URL(first.address).port });
  assert.equal(code, 1);
  assert.match(output, /Port \d+ is taken by another program/);
});

await prove("the site, the worker and the database come back after kill -9", async () => {
  for (const kind of [/next-server|next start/, /scripts\/worker\.ts/, /bin\/postgres/]) {
    for (const { pid, command } of second.processes()) if (kind.test(command)) process.kill(pid, "SIGKILL");
    await pause(700);
    await until(() => second.isUp());
  }
});

await prove("Ctrl-C stops every process", async () => {
  await second.query(`insert into "Heartbeat" (name, "seenAt") values ('kept', now())`);
  for (const clone of [first, second]) {
    await clone.interrupt();
    assert.deepEqual(await clone.quiet(), []);
  }
});

await prove("a second start keeps what was written", async () => {
  await second.demo();
  assert.equal((await second.query(`select 1 from "Heartbeat" where name = 'kept'`)).length, 1);
});

await prove("what kill -9 of all but the database leaves behind does not hinder the next start", async () => {
  for (const { pid, command } of second.processes()) if (!/postgres/.test(command)) process.kill(pid, "SIGKILL");
  await second.demo();
  assert.equal((await second.query(`select 1 from "Heartbeat" where name = 'kept'`)).length, 1);
});

await prove("--fresh starts over", async () => {
  await second.interrupt();
  assert.deepEqual(await second.quiet(), []);
  await second.demo("--fresh");
  assert.equal((await second.query(`select 1 from "Heartbeat" where name = 'kept'`)).length, 0);
  await second.interrupt();
});

await prove("npm run dev is reached by the machine itself alone", async () => {
  await second.comesUp(["run", "dev"]);
  assert.deepEqual(await second.opennessOf([loopback, ...otherAddresses]), [loopback]);
  await second.interrupt();
});

await prove("npm start is reached by the machine itself alone, unless HOST says otherwise", async () => {
  await second.comesUp(["start"], own);
  assert.deepEqual(await second.opennessOf([loopback, ...otherAddresses]), [loopback]);
  await second.interrupt();
  await second.comesUp(["start"], { ...own, HOST: "0.0.0.0" });
  const version4 = otherAddresses.filter((address) => !address.includes(":"));
  assert.deepEqual(await second.opennessOf([loopback, ...version4]), [loopback, ...version4]);
  await second.interrupt();
});

const refusals: [string, Record<string, string>, RegExp][] = [
  ["without a secret", { CAUSERIE_DATA: ".data/own" }, /NEXTAUTH_SECRET is missing/],
  ["with a malformed variable", { ...own, SMTP_URL: "mail.example" }, /SMTP_URL must look like/],
  ["with a variable that nobody reads", { ...own, SMTP_ULR: "smtp://mail.example" }, /SMTP_ULR is not a variable/],
  ["where its database has been and is gone", { ...own, CAUSERIE_DATA: ".data/lost" }, /The database lay in .*restore a backup/],
  ["on the folder of a demo", { NEXTAUTH_SECRET: "x".repeat(40) }, /belongs to npm run demo/],
];
const lost = path.join(workshop, "second", ".data", "lost", "postgres");
mkdirSync(lost, { recursive: true });
writeFileSync(path.join(lost, "moved-to"), path.join(os.tmpdir(), "causerie-that-is-gone"));
for (const [how, extra, sentence] of refusals) {
  await prove(`npm start refuses to run ${how}`, async () => {
    const { code, output } = await second.ends(["start"], extra);
    assert.equal(code, 1);
    assert.match(output, sentence);
    assert.doesNotMatch(output, /\n {4}at /);
  });
}

await prove(
  "npm start by root refuses to keep data outside of a folder that only root can enter",
  async () => {
    const { code, output } = await first.ends(["start"], own);
    assert.equal(code, 1);
    assert.match(output, /cannot enter .*chmod o\+x/);
  },
  root ? undefined : "not run as root",
);

await prove(
  "an ordinary user starts it as root does",
  async () => {
    const clone = new Clone({ folder: path.join(workshop, "third"), port: await freePort(), owner: root });
    clone.handOver();
    await clone.demo();
    assert.match(await pageOf(clone, "/members"), /alice/);
    await clone.interrupt();
    assert.deepEqual(await clone.quiet(), []);
  },
  !root ? "not run as root, so the others have shown it" : everybodysWay ? undefined : "the folder of the project is closed to others",
);

for (const name of ["closed/first", "second", "third"]) removeHome(path.join(workshop, name, ".data", "postgres"));
rmSync(workshop, { recursive: true, force: true });
writeReport(counts);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed ? 1 : 0);

async function prove(title: string, run: () => Promise<void>, skipped?: string): Promise<void> {
  if (skipped) return console.log(`- ${title}: left out, ${skipped}`);
  const begun = performance.now();
  try {
    await run();
    counts.passed++;
    console.log(`✓ ${title} (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
  } catch (reason) {
    counts.failed++;
    counts.failures.push(title);
    console.log(`✗ ${title}\n${reason instanceof Error ? reason.message : reason}`);
  }
}

async function pageOf(clone: Clone, address: string): Promise<string> {
  const answer = await fetch(clone.address + address);
  assert.equal(answer.status, 200);
  return answer.text();
}

async function identityOf(clone: Clone): Promise<string | undefined> {
  const [row] = await clone.query<{ system_identifier: string }>("select system_identifier from pg_control_system()");
  return row?.system_identifier;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 30_000; !(await holds()); await pause(100)) assert.ok(Date.now() < deadline, "it did not come back within 30 seconds");
}
