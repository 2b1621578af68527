import { expect, test } from "vitest";
import { mintActor } from "@/lib/auth/actor";
import { findSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { getOwnEmail } from "@/lib/members/email-change/queries";
import { endOtherSessions, endSession } from "@/lib/members/security/commands";
import { listSessions } from "@/lib/members/security/queries";
import { eventStream } from "@/lib/realtime/event-stream";
import { until } from "@/lib/testing/jobs";
import { createMember, type TestMember } from "@/lib/testing/members";
import { statementsOf } from "@/lib/testing/statements";

async function signIn(member: TestMember, userAgent: string) {
  const token = await db.$transaction((tx) => openSession(tx, member.id, false, { address: "192.0.2.1", userAgent }));
  const session = await findSession(token);
  if (!session) throw new Error("The session did not open.");
  return { token, actor: mintActor(session.member, session.id) };
}

test("the browser that asks comes first, then the others by their last use", async () => {
  const alice = await createMember();
  const here = await signIn(alice, "here");
  for (const [browser, minutes] of [
    ["older", 30],
    ["newer", 20],
  ] as const) {
    const { actor } = await signIn(alice, browser);
    await db.session.update({ where: { id: actor.sessionId as number }, data: { lastUsedAt: new Date(Date.now() - minutes * 60_000) } });
  }
  await db.session.update({ where: { id: here.actor.sessionId as number }, data: { lastUsedAt: new Date(Date.now() - 3_600_000) } });
  const listed = await listSessions(here.actor);
  expect(listed.map(({ userAgent, current }) => [userAgent, current])).toEqual([
    ["here", true],
    ["newer", false],
    ["older", false],
  ]);
});

test("sessions that have expired and those of others are not listed", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const here = await signIn(alice, "here");
  const old = await signIn(alice, "expired");
  await db.session.update({ where: { id: old.actor.sessionId as number }, data: { expiresAt: new Date(0) } });
  await signIn(bob, "bob's");
  expect((await listSessions(here.actor)).map(({ userAgent }) => userAgent)).toEqual(["here"]);
});

test("a session is ended from another browser, and only that one", async () => {
  const alice = await createMember();
  const [here, lost, third] = [await signIn(alice, "here"), await signIn(alice, "lost"), await signIn(alice, "third")];
  await endSession(here.actor, lost.actor.sessionId as number);
  expect(await findSession(lost.token)).toBeNull();
  expect(await findSession(here.token)).not.toBeNull();
  expect(await findSession(third.token)).not.toBeNull();
});

test("nobody ends somebody else's session", async () => {
  const [here, foreign] = [await signIn(await createMember(), "here"), await signIn(await createMember(), "theirs")];
  await expect(endSession(here.actor, foreign.actor.sessionId as number)).rejects.toMatchObject({ code: "not_found" });
  expect(await findSession(foreign.token)).not.toBeNull();
});

test("all other sessions end at once, and the present one stays", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const here = await signIn(alice, "here");
  const others = [await signIn(alice, "one"), await signIn(alice, "two")];
  const foreign = await signIn(bob, "bob's");
  expect(await endOtherSessions(here.actor)).toBe(2);
  expect(await endOtherSessions(here.actor)).toBe(0);
  for (const { token } of others) expect(await findSession(token)).toBeNull();
  for (const { token } of [here, foreign]) expect(await findSession(token)).not.toBeNull();
});

test("an open stream of a session that ends is woken", async () => {
  const alice = await createMember();
  const [here, other] = [await signIn(alice, "here"), await signIn(alice, "other")];
  let reads = 0;
  const read = async () => {
    reads++;
    return { events: [] };
  };
  const stream = eventStream(new Request("http://localhost/events"), { viewer: other.actor, sources: [{ topics: [], read }] });
  const ended = stream.text();
  // It reads when it opens, and once more when it has begun to listen.
  await until(() => reads >= 2);
  await endSession(here.actor, other.actor.sessionId as number);
  expect(await ended).toBe("retry: 2000\n\n");
});

test("the page is read in two statements, however many sessions there are", async () => {
  const alice = await createMember();
  const here = await signIn(alice, "here");
  for (let browser = 0; browser < 5; browser++) await signIn(alice, `browser ${browser}`);
  const statements = await statementsOf(async () => {
    await listSessions(here.actor);
    await getOwnEmail(here.actor);
  });
  expect(statements).toHaveLength(2);
});
