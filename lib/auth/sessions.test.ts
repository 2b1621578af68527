import type { GetServerSidePropsContext } from "next";
import { getServerSession } from "next-auth";
import { expect, test } from "vitest";
import { mintActor } from "@/lib/auth/actor";
import { actorLives } from "@/lib/auth/actor-lives";
import { readSession, sessionCookie } from "@/lib/auth/next-auth";
import { closeSession, findSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { createMember } from "@/lib/testing/members";

type IncomingRequest = GetServerSidePropsContext["req"];
type OutgoingResponse = GetServerSidePropsContext["res"];

const device = { address: "192.0.2.1", userAgent: "a browser" };

async function signedIn(remembered = false) {
  const member = await createMember();
  const token = await db.$transaction((tx) => openSession(tx, member.id, remembered, device));
  const session = await findSession(token);
  return { member, token, actor: mintActor(session?.member ?? { id: 0, name: "", role: "MEMBER", locale: null }, session?.id ?? null) };
}

test("a session is found by its secret, which the database does not know", async () => {
  const { member, token } = await signedIn();
  expect((await findSession(token))?.memberId).toBe(member.id);
  expect(await db.session.count({ where: { tokenHash: token } })).toBe(0);
});

test("a closed session is gone at once, for pages and for open streams", async () => {
  const { token, actor } = await signedIn();
  expect(await actorLives(actor)).toBe(true);
  await closeSession(actor);
  expect(await findSession(token)).toBeNull();
  expect(await actorLives(actor)).toBe(false);
});

test("an expired session is not a session", async () => {
  const { token, actor } = await signedIn();
  await db.session.updateMany({ where: { memberId: actor.memberId }, data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await findSession(token)).toBeNull();
});

test("a remembered session lasts sixty days and the other one a day", async () => {
  const days = async (remembered: boolean) => {
    const { actor } = await signedIn(remembered);
    const session = await db.session.findFirstOrThrow({ where: { memberId: actor.memberId } });
    return Math.round((session.expiresAt.getTime() - session.createdAt.getTime()) / 86_400_000);
  };
  expect([await days(true), await days(false)]).toEqual([60, 1]);
});

test("nobody closes somebody else's session", async () => {
  const [one, other] = [await signedIn(), await signedIn()];
  await closeSession({ ...one.actor, sessionId: other.actor.sessionId });
  expect(await findSession(other.token)).not.toBeNull();
});

const past = () => new Date(Date.now() - 60_000);
const future = () => new Date(Date.now() + 60_000);

test("a ban ends what a session opens at the very next request, and the session comes back with the right to come in", async () => {
  const { member, token, actor } = await signedIn();
  const ban = await db.sanction.create({ data: { kind: "BAN", memberId: member.id, reason: "spam", from: past() } });
  expect(await findSession(token)).toBeNull();
  expect(await actorLives(actor)).toBe(false);
  await db.sanction.update({ where: { id: ban.id }, data: { liftedAt: new Date() } });
  expect(await findSession(token)).not.toBeNull();
});

test("a ban that has ended, one that begins later and a sanction of another kind keep nobody out", async () => {
  const { member, token, actor } = await signedIn();
  await db.sanction.createMany({
    data: [
      { kind: "BAN", memberId: member.id, reason: "over", from: new Date(0), until: past() },
      { kind: "BAN", memberId: member.id, reason: "later", from: future() },
      { kind: "READ_ONLY", memberId: member.id, reason: "calm down", from: past() },
    ],
  });
  expect(await findSession(token)).not.toBeNull();
  expect(await actorLives(actor)).toBe(true);
});

test("a session of somebody who is gone opens nothing, and of somebody who leaves soon it does", async () => {
  const { member, token } = await signedIn();
  await db.member.update({ where: { id: member.id }, data: { leavingAt: future() } });
  expect(await findSession(token)).not.toBeNull();
  await db.member.update({ where: { id: member.id }, data: { leftAt: past() } });
  expect(await findSession(token)).toBeNull();
});

test("a session that cannot be read is not taken for none: nobody is signed out because the database is away", async () => {
  const { member, token } = await signedIn();
  const request = { headers: {}, cookies: { [sessionCookie.name]: token } } as unknown as IncomingRequest;
  const response = { getHeader() {}, setHeader() {}, setCookie() {} } as unknown as OutgoingResponse;
  const read = () => readSession((options) => getServerSession(request, response, options));
  expect((await read())?.member.memberId).toBe(member.id);
  await db.$executeRaw`alter table "Session" rename to "AwaySession"`;
  await expect(read()).rejects.toThrow();
  await db.$executeRaw`alter table "AwaySession" rename to "Session"`;
  expect((await read())?.member.memberId).toBe(member.id);
});
