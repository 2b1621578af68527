// Whether the time of an answer tells who has an account: each form is sent with what belongs to somebody and with what
// belongs to nobody, in turns, and the medians may not lie further apart than five milliseconds.
import { randomUUID } from "node:crypto";
import { people } from "../../prisma/demo/people";
import { submitForm } from "./forms";
import { median } from "./verdict";

const [site = "", tries = "200"] = process.argv.slice(2);
const most = 5;

const somebody = people[0]?.name ?? "";
const theirAddress = `${somebody}@members.example`;
const password = "seven green umbrellas";
const nobody = () => `nobody-${randomUUID().slice(0, 8)}`;
const nowhere = () => `${nobody()}@home.example`;
const joining = (email: string) => ({ name: nobody(), email, password, passwordAgain: password, key: randomUUID() });
const writing = (email: string) => ({ name: "Vera", email, subject: "Your bicycle", body: "Is it still for sale?", key: randomUUID() });

const waiting = nowhere();
await submitForm(`${site}/join`, joining(waiting));

type Form = { title: string; page: string; belongsToSomebody(): Record<string, string>; belongsToNobody(): Record<string, string> };

const forms: Form[] = [
  { title: "sign in, by name", page: "/sign-in", belongsToSomebody: () => ({ name: somebody, password: "wrong" }), belongsToNobody: () => ({ name: nobody(), password: "wrong" }) },
  { title: "sign in, by address", page: "/sign-in", belongsToSomebody: () => ({ name: theirAddress, password: "wrong" }), belongsToNobody: () => ({ name: nowhere(), password: "wrong" }) },
  { title: "sign in, while joining", page: "/sign-in", belongsToSomebody: () => ({ name: waiting, password: "wrong" }), belongsToNobody: () => ({ name: nowhere(), password: "wrong" }) },
  { title: "forgotten password", page: "/forgot-password", belongsToSomebody: () => ({ name: theirAddress }), belongsToNobody: () => ({ name: nowhere() }) },
  { title: "join", page: "/join", belongsToSomebody: () => joining(theirAddress), belongsToNobody: () => joining(nowhere()) },
  { title: "activation mail again", page: "/activate", belongsToSomebody: () => ({ email: waiting }), belongsToNobody: () => ({ email: nowhere() }) },
  { title: "contact form", page: `/members/${people[1]?.name}/contact`, belongsToSomebody: () => writing(theirAddress), belongsToNobody: () => writing(nowhere()) },
];

console.log(`\n${"what an answer's time tells".padEnd(32)}${"somebody".padStart(12)}${"nobody".padStart(10)}${"apart".padStart(10)}   p50 in ms of ${tries} tries`);
for (const { title, page, belongsToSomebody, belongsToNobody } of forms) {
  const times: { somebody: number[]; nobody: number[] } = { somebody: [], nobody: [] };
  for (let turn = -5; turn < Number(tries); turn++) {
    // Neither always goes first: what comes second finds everything warm.
    for (const whose of turn % 2 ? (["somebody", "nobody"] as const) : (["nobody", "somebody"] as const)) {
      const taken = await time(page, whose === "somebody" ? belongsToSomebody() : belongsToNobody());
      if (turn >= 0) times[whose].push(taken);
    }
  }
  const [known, unknown] = [median(times.somebody), median(times.nobody)];
  const apart = Math.abs(known - unknown);
  console.log(`${title.padEnd(32)}${known.toFixed(1).padStart(12)}${unknown.toFixed(1).padStart(10)}${apart.toFixed(1).padStart(10)}${apart < most ? "" : "   too far apart"}`);
  if (apart >= most) process.exitCode = 1;
}

async function time(page: string, fields: Record<string, string>): Promise<number> {
  const begun = performance.now();
  const { status } = await submitForm(site + page, fields);
  if (status !== 200 && status !== 303) throw new Error(`${page} answered ${status}.`);
  return performance.now() - begun;
}
