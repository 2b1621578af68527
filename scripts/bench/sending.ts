// What sending costs: statements, and whether its time stays the same from a hundred messages to a hundred thousand.
// Leaves those messages behind, for what is measured next.
import { db, pool } from "../../lib/db";
import { writeMessage } from "../../lib/messages/commands";
import { getSetting } from "../../lib/settings/queries";
import { createCrowd, writeLetters } from "../../lib/testing/mailboxes";
import { createMember } from "../../lib/testing/members";
import { draft } from "../../lib/testing/messages";
import { statementsOf } from "../../lib/testing/statements";
import { median, verdict } from "./verdict";

if (process.env.CAUSERIE_BENCH !== "1") throw new Error("This empties every mailbox: npm run bench runs it, on a database of its own.");

const sizes = [100, 10_000, 1_000_000];
const most = { statements: { 1: 8, 100: 15 }, growth: 1.5 } as const;
const tries = { 1: 40, 100: 25 } as const;

const sender = await createMember("sender of the bench");
const crowd = await createCrowd(1000);
const names = (await db.member.findMany({ where: { id: { in: crowd } }, select: { name: true }, take: 100 })).map(({ name }) => name);
await getSetting("site.name");

const send = (people: number) => writeMessage(sender.actor, draft(names.slice(0, people).join(",")));
const times = new Map<string, number>();

console.log(`\n${"sending".padEnd(32)}${"statements".padStart(12)}${sizes.map((size) => `ms of ${size}`.padStart(14)).join("")}`);
// The first sends of a process take three times as long as the next.
for (const people of [1, 100] as const) await timeOf(people);
await db.$executeRaw`truncate "Conversation", "Mailbox" cascade`;
let written = 0;
for (const size of sizes) {
  if (size > written) await writeLetters({ from: crowd.slice(0, 500), to: crowd.slice(500), count: size - written });
  written = Math.max(size, written);
  for (const people of [1, 100] as const) times.set(`${people} of ${size}`, await timeOf(people));
}
for (const people of [1, 100] as const) {
  const statements = (await statementsOf(() => send(people))).length;
  const row = sizes.map((size) => times.get(`${people} of ${size}`) ?? 0);
  const growth = Math.max(...row.slice(1)) / (row[0] || 1);
  const fine = statements <= most.statements[people] && growth <= most.growth;
  console.log(`${`to ${people}`.padEnd(32)}${String(statements).padStart(12)}${row.map((ms) => ms.toFixed(1).padStart(14)).join("")}   ${growth.toFixed(2)} × ${verdict(fine)}`);
  if (!fine) process.exitCode = 1;
}
await db.pendingEvent.deleteMany({});
await db.$disconnect();
await pool.end();

async function timeOf(people: 1 | 100): Promise<number> {
  const taken: number[] = [];
  for (let turn = -3; turn < tries[people]; turn++) {
    const begun = performance.now();
    await send(people);
    if (turn >= 0) taken.push(performance.now() - begun);
  }
  return median(taken);
}
