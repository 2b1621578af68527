import { hash } from "@node-rs/argon2";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Actor, mintActor } from "@/lib/auth/actor";
import { findSession, openSession } from "@/lib/auth/sessions";
import { databaseNow, db } from "@/lib/db";
import { makeAccessToken } from "@/lib/members/access-tokens/commands";
import { askEmailChange, confirmEmailChange } from "@/lib/members/email-change/commands";
import { sayFarewell } from "@/lib/members/leaving/commands";
import { issueLink } from "@/lib/members/links/commands";
import { recoverPassword } from "@/lib/members/recovery/commands";
import { rename } from "@/lib/members/renaming/commands";
import { changePassword, endOtherSessions } from "@/lib/members/security/commands";
import { signIn } from "@/lib/members/signing-in/commands";
import { Refusal } from "@/lib/refusal";
import { forgetSettings } from "@/lib/settings/queries";
import { until } from "@/lib/testing/jobs";
import { createMember } from "@/lib/testing/members";

/**
 * Two acts on one account begin, wait for it at the same moment, and go on in either order. What is left has to be what
 * one after the other leaves: nothing that only their meeting makes possible, such as a session of a password that is over.
 * Twice shows each order; `npm run test:long` does it twenty times.
 */
const rounds = Number(process.env.RACE_ROUNDS ?? 2);

type Stage = { secret: string; sessionId: number; id: number; name: string; number: number; recovery: string; proof: string };
type Deed = (stage: Stage) => Promise<unknown>;

const old = "seven green umbrellas";
const fresh = "nine orange bicycles";
const visit = { address: "192.0.2.1", userAgent: null };

const deeds: Record<string, Deed> = {
  recovery: ({ recovery }) => recoverPassword({ token: recovery, password: fresh, passwordAgain: fresh }),
  "sign-in": ({ name, number }) => signIn({ name, password: old }, false, { ...visit, address: `192.0.2.${number % 250}` }),
  "token making": signedIn((actor) => makeAccessToken(actor, { label: "program", scopes: ["members"], lifetime: "never" })),
  "wish for another address": signedIn((actor, { number }) => askEmailChange(actor, { email: `wished.${number}@else.example`, currentPassword: old })),
  "change of address": signedIn((actor, { proof }) => confirmEmailChange(actor, proof)),
  rename: signedIn((actor, { number }) => rename(actor, { name: `Renamed ${number}`, currentPassword: old })),
  farewell: signedIn((actor) => sayFarewell(actor, { currentPassword: old })),
  "change of password": signedIn((actor) => changePassword(actor, { currentPassword: old, password: fresh, passwordAgain: fresh })),
  "end of other sessions": signedIn((actor) => endOtherSessions(actor)),
};

/** As at the boundary: who has no session any more is nobody. */
function signedIn(act: (actor: Actor, stage: Stage) => Promise<unknown>): Deed {
  return async (stage) => {
    const session = await findSession(stage.secret);
    if (!session) throw new Refusal("signed_out", "signedOut");
    await act(mintActor(session.member, session.id), stage);
  };
}

const names = Object.keys(deeds);
const pairs = names.flatMap((first, rank) => names.slice(rank).map((second) => [first, second] as const));

let holder: Client;
let watcher: Client;
let made = 0;
let cheapHash: string;

beforeAll(async () => {
  cheapHash = await hash(old, { memoryCost: 8, timeCost: 1, parallelism: 1 });
  await db.setting.createMany({
    data: [
      { key: "members.leavingDays", value: 0 },
      { key: "members.renameDays", value: 0 },
    ],
  });
  await createMember("Ada", { role: "ADMINISTRATOR" });
  forgetSettings();
  [holder, watcher] = [new Client(process.env.DATABASE_URL), new Client(process.env.DATABASE_URL)];
  await Promise.all([holder.connect(), watcher.connect()]);
});

afterAll(async () => {
  await Promise.all([holder.end(), watcher.end()]);
});

async function prepare(): Promise<Stage> {
  const number = ++made;
  const name = `Racer ${number}`;
  const { id } = await createMember(name, { passwordHash: cheapHash });
  const secret = await db.$transaction((tx) => openSession(tx, id, false, visit));
  const session = await findSession(secret);
  if (!session) throw new Error("The session did not open.");
  const recovery = await db.$transaction((tx) => issueLink(tx, id, { purpose: "PASSWORD", hours: 1 }));
  const proof = await db.$transaction((tx) => issueLink(tx, id, { purpose: "EMAIL_CHANGE", hours: 1, email: `moved.${number}@else.example` }));
  return { secret, sessionId: session.id, id, name, number, recovery, proof };
}

type End = { outcome: string };

async function run(deed: Deed, stage: Stage): Promise<End> {
  try {
    await deed(stage);
    return { outcome: "done" };
  } catch (reason) {
    if (!(reason instanceof Refusal)) throw reason;
    return { outcome: "refused" };
  }
}

/** What an account is like afterwards, for whoever would go on with it. */
async function stateOf({ id, number, sessionId }: Stage) {
  const member = await db.member.findUniqueOrThrow({ where: { id }, include: { profile: true, nameChanges: true } });
  const now = await databaseNow();
  const links = await db.token.groupBy({ by: ["purpose"], where: { memberId: id, usedAt: null, expiresAt: { gt: now } }, _count: true, orderBy: { purpose: "asc" } });
  return {
    password: member.passwordHash === cheapHash ? "old" : "other",
    left: member.leftAt !== null,
    name: member.name.replace(String(number), "N").replace(`:${id}`, ":N"),
    email: member.email.replace(String(number), "N").replace(`:${id}`, ":N"),
    renamed: member.nameChanges.map(({ from, to }) => `${from} > ${to}`.replaceAll(String(number), "N")),
    own: await db.session.count({ where: { id: sessionId } }),
    sessions: await db.session.count({ where: { memberId: id } }),
    tokens: await db.accessToken.count({ where: { memberId: id, revokedAt: null } }),
    links: links.map(({ purpose, _count }) => `${_count} ${purpose}`),
  };
}

async function inTurn(first: string, second: string): Promise<string> {
  const stage = await prepare();
  const ends = { [`1 ${first}`]: await run(deeds[first] as Deed, stage), [`2 ${second}`]: await run(deeds[second] as Deed, stage) };
  return told(ends, await stateOf(stage));
}

/** The same words whichever of the two came first. */
function told(ends: Record<string, End>, state: Awaited<ReturnType<typeof stateOf>>): string {
  const outcomes = Object.entries(ends).map(([key, { outcome }]) => `${key.slice(2)} ${outcome}`);
  return JSON.stringify([outcomes.sort(), state]);
}

/** Holds the account until both wait for it, in the order in which they came. */
async function together(first: string, second: string): Promise<string> {
  const stage = await prepare();
  const ended: string[] = [];
  const begin = (name: string) => run(deeds[name] as Deed, stage).finally(() => ended.push(name));
  await holder.query("begin");
  try {
    await holder.query('select id from "Member" where id = $1 for update', [stage.id]);
    const one = begin(first);
    await until(async () => (await waiting()) + ended.length >= 1);
    const two = begin(second);
    await until(async () => (await waiting()) + ended.length >= 2);
    await holder.query("commit");
    return told({ [`1 ${first}`]: await one, [`2 ${second}`]: await two }, await stateOf(stage));
  } finally {
    await holder.query("rollback");
  }
}

async function waiting(): Promise<number> {
  const { rows } = await watcher.query<{ count: string }>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
  return Number(rows[0]?.count);
}

test.each(pairs)(
  "%s and %s at once leave what one after the other leaves",
  async (first, second) => {
    const possible = [await inTurn(first, second), await inTurn(second, first)];
    for (let round = 0; round < rounds; round++) {
      const left = round % 2 === 0 ? await together(first, second) : await together(second, first);
      expect(possible).toContain(left);
    }
  },
  60_000,
);
