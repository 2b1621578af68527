// Proves that nothing accepted is lost, doubled or invented while the site, the worker and PostgreSQL are killed at random moments.
//
//   node scripts/run.mjs faults [--long]
import assert from "node:assert/strict";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { readListener } from "../lib/env-schema";
import { openCluster, removeCluster } from "./database/cluster";
import { applyMigrations } from "./database/migrations";
import { lendExecutor } from "./executor";
import { killAtRandom, postmasterOf } from "./faults/killer";
import { ask, countLeft, hurry, readLedger } from "./faults/ledger";
import { gatherPeople, type Person } from "./faults/people";
import { type Errand, errand, readForm, send, type Verdict, type Way } from "./faults/sender";
import { freePort } from "./ports";
import { runUntilStopped, startSite, startWorker, untilAnswers } from "./processes";
import { buildIfStale } from "./site-build";
import { type Counts, writeReport } from "./test/report";

type Sent = Errand & { verdict: Verdict };

const long = process.argv.includes("--long");
const folder = path.resolve(".data/faults");
const postgres = path.join(folder, "postgres");
const people = long ? 300 : 100;
const messagesEach = long ? 2 : 1;
const killingSeconds = long ? 50 : 14;
const [catchingUpSeconds, settlingSeconds] = [30, 20];
const refusedShare = 10;
const stranger = "nobody of that name";
const counts: Counts = { passed: 0, failed: 0, failures: [] };

await runUntilStopped(async (started) => {
  const port = await freePort();
  const site = `http://localhost:${port}`;
  await buildIfStale();
  await removeCluster(postgres);
  const url = started(await openCluster(postgres)).urlOf("postgres");
  Object.assign(process.env, { HOST: "127.0.0.1", PORT: String(port), SITE_URL: site, DATABASE_URL: url, CAUSERIE_DATA: folder, NEXTAUTH_SECRET: "a secret that only this test knows, and long", RATE_LIMITS: "off", NODE_ENV: "production" });
  await lendExecutor(folder, { starting: true });
  await applyMigrations(url);
  const members = await gatherPeople(people);
  const victims = { site: started(startSite("start", readListener(process.env), "ignore")), worker: started(startWorker("ignore")), PostgreSQL: postmasterOf(postgres) };
  await untilAnswers(`${site}/health`);
  await tellOfAnAbsence(site, members[0] as Person, victims.PostgreSQL);

  const form = await readForm(site, members[0] as Person);
  const way: Way = { site, form, until: Date.now() + (killingSeconds + catchingUpSeconds) * 1000, answers: new Map() };
  const [sent, kills] = await Promise.all([sendAll(way, members), killAtRandom(victims, AbortSignal.timeout(killingSeconds * 1000))]);
  console.log(`${sent.length} messages. Killed: ${listed(Object.entries(kills))}. Answers: ${listed([...way.answers])}.`);
  await settle(url, site);
  await judge(url, sent);
  await prove("nobody was taken for signed out", async () =>
    assert.deepEqual(
      [...way.answers.keys()].filter((answer) => /sent to|signed out/.test(answer)),
      [],
    ),
  );
  writeReport(counts);
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed ? 1 : 0;
  process.kill(process.pid, "SIGTERM");
});

async function tellOfAnAbsence(site: string, { cookie }: Person, database: { kill(): void }): Promise<void> {
  await prove("a member who comes while the database is away is told so with 503, and is still signed in when it is back", async () => {
    const look = () => fetch(`${site}/messages/inbox`, { headers: { cookie }, redirect: "manual" }).then(({ status }) => status);
    const seen = [await look()];
    database.kill();
    for (const deadline = Date.now() + 20_000; (seen.length < 3 || seen.at(-1) !== 200) && Date.now() < deadline; await pause(20)) seen.push(await look());
    assert.deepEqual([...new Set(seen)].toSorted(), [200, 503]);
    assert.equal(seen.at(-1), 200);
  });
}

async function sendAll(way: Way, members: Person[]): Promise<Sent[]> {
  const all = members.map(async (from, rank) => {
    const next = members[(rank + 1) % members.length] as Person;
    const errands = [...Array.from({ length: messagesEach }, () => errand(from, next.name)), ...(rank % refusedShare === 0 ? [errand(from, stranger)] : [])];
    const sent: Sent[] = [];
    for (const each of errands) {
      await pause((Math.random() * killingSeconds * 1000) / messagesEach);
      sent.push({ ...each, verdict: await send(way, each) });
    }
    return sent;
  });
  return (await Promise.all(all)).flat();
}

/** Or until that takes too long: the judgement then says what is missing. */
async function settle(url: string, site: string): Promise<void> {
  const begun = Date.now();
  for (; Date.now() < begun + settlingSeconds * 1000; await pause(500)) {
    const left = await hurry(url).then(
      () => countLeft(url),
      () => undefined,
    );
    if (left === 0 && (await isWell(site))) break;
  }
  console.log(`Settled after ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
  await prove("every process has recovered without help", async () => assert.ok(await isWell(site), "/health says otherwise"));
}

async function isWell(site: string): Promise<boolean> {
  const health = await fetch(`${site}/health`).then(
    (answer) => answer.json(),
    () => null,
  );
  return health?.database === "up" && health.worker === "up" && health.executor?.seen === true;
}

async function judge(url: string, sent: Sent[]): Promise<void> {
  const ledger = new Map((await readLedger(url)).map((entry) => [entry.key, entry]));
  const accepted = sent.filter(({ verdict }) => verdict === "accepted");
  const entries = accepted.map(({ key }) => ledger.get(key));
  const wrong = (right: (entry: NonNullable<(typeof entries)[number]>) => boolean) => entries.filter((entry) => !entry || !right(entry)).length;
  await prove("what exists was accepted, and what should have been was", async () => {
    assert.equal(accepted.length, people * messagesEach);
    assert.equal(sent.filter(({ to, verdict }) => verdict === "refused" && to === stranger).length, sent.length - accepted.length);
  });
  await prove("every accepted message is in the inbox exactly once", async () => {
    const count = wrong(({ messages, inInbox }) => messages === 1 && inInbox === 1);
    assert.equal(count, 0, `${count} are not`);
  });
  await prove("its mail is in the outbox exactly once", async () => {
    const count = wrong(({ mails, handedOver }) => mails === 1 && handedOver === 1);
    assert.equal(count, 0, `${count} are not`);
  });
  await prove("nothing that was refused appears, and nothing that nobody wrote", async () => {
    const known = new Set(accepted.map(({ key }) => key));
    const strange = [...ledger.keys()].filter((key) => !known.has(key));
    const [row] = await ask<{ mails: number; failed: number }>(url, `select (select count(*)::int from "Mail") as mails, (select count(*)::int from "Run" where "failedAt" is not null) as failed`);
    assert.deepEqual({ strange: strange.length, ...row }, { strange: 0, mails: accepted.length, failed: 0 });
  });
}

function listed(numbers: [string, number][]): string {
  return numbers.map(([name, count]) => `${name} ${count}`).join(", ");
}

async function prove(title: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
    counts.passed++;
    console.log(`✓ ${title}`);
  } catch (reason) {
    counts.failed++;
    counts.failures.push(title);
    console.log(`✗ ${title}\n${reason instanceof Error ? reason.message : reason}`);
  }
}
