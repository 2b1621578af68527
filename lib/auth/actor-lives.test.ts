import { expect, test } from "vitest";
import { findAccessToken } from "@/lib/auth/access-tokens";
import { type Actor, mintActor } from "@/lib/auth/actor";
import { actorLives, whichLive } from "@/lib/auth/actor-lives";
import { closeSession, findSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { makeAccessToken, revokeAccessToken } from "@/lib/members/access-tokens/commands";
import { listen } from "@/lib/realtime/hub";
import { until } from "@/lib/testing/jobs";
import { createMember, type TestMember } from "@/lib/testing/members";
import { statementsOf } from "@/lib/testing/statements";

const past = () => new Date(Date.now() - 60_000);
const future = () => new Date(Date.now() + 60_000);

async function bySession(member: TestMember): Promise<Actor> {
  const secret = await db.$transaction((tx) => openSession(tx, member.id, false, { address: null, userAgent: null }));
  const session = await findSession(secret);
  if (!session) throw new Error("The session did not open.");
  return mintActor(session.member, session.id);
}

async function byToken(member: TestMember, scopes: ("messages" | "admin")[] = ["messages"]): Promise<Actor> {
  const secret = await makeAccessToken(member.actor, { label: "program", scopes, lifetime: "30" });
  return (await findAccessToken(secret)) as Actor;
}

const tokenOf = (actor: Actor) => ({ where: { id: actor.token?.id ?? 0 } });

test("whoever came by a session lives as long as the session", async () => {
  const member = await createMember();
  const [here, elsewhere] = [await bySession(member), await bySession(member)];
  expect(await whichLive([here, elsewhere])).toEqual([true, true]);
  await closeSession(here);
  expect(await whichLive([here, elsewhere])).toEqual([false, true]);
  await db.session.updateMany({ where: { memberId: member.id }, data: { expiresAt: past() } });
  expect(await actorLives(elsewhere)).toBe(false);
});

test("whoever came by a token lives as long as the token, whatever becomes of sessions", async () => {
  const member = await createMember();
  const [revoked, expired, kept] = [await byToken(member), await byToken(member), await byToken(member)];
  await closeSession(await bySession(member));
  expect(await whichLive([revoked, expired, kept])).toEqual([true, true, true]);
  await revokeAccessToken(member.actor, revoked.token?.id ?? 0);
  await db.accessToken.update({ ...tokenOf(expired), data: { expiresAt: past() } });
  expect(await whichLive([revoked, expired, kept])).toEqual([false, false, true]);
});

test("a session or token of another member makes nobody live", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const [session, token] = [await bySession(bob), await byToken(bob)];
  expect(await actorLives({ ...session, memberId: alice.id })).toBe(false);
  expect(await actorLives({ ...token, memberId: alice.id })).toBe(false);
});

test("a ban in force ends everything that somebody came by, and no other sanction does", async () => {
  const member = await createMember();
  const actors = [await bySession(member), await byToken(member), member.actor];
  await db.sanction.createMany({
    data: [
      { kind: "BAN", memberId: member.id, reason: "over", from: new Date(0), until: past() },
      { kind: "BAN", memberId: member.id, reason: "later", from: future() },
      { kind: "READ_ONLY", memberId: member.id, reason: "calm down", from: past() },
    ],
  });
  expect(await whichLive(actors)).toEqual([true, true, true]);
  await db.sanction.create({ data: { kind: "BAN", memberId: member.id, reason: "spam", from: past() } });
  expect(await whichLive(actors)).toEqual([false, false, false]);
});

test("whoever lost a rank is no longer who they were, and whoever gained one is", async () => {
  const member = await createMember(undefined, { role: "MODERATOR" });
  const actors = [await bySession(member), await byToken(member, ["admin"]), await byToken(member)];
  await db.member.update({ where: { id: member.id }, data: { role: "ADMINISTRATOR" } });
  expect(await whichLive(actors)).toEqual([true, true, true]);
  await db.member.update({ where: { id: member.id }, data: { role: "MEMBER" } });
  expect(await whichLive(actors)).toEqual([false, false, true]);
});

test("somebody who left lives no more", async () => {
  const member = await createMember();
  const actors = [await bySession(member), await byToken(member), member.actor];
  await db.member.update({ where: { id: member.id }, data: { leftAt: past() } });
  expect(await whichLive(actors)).toEqual([false, false, false]);
});

test("however many are asked for, it is one statement", async () => {
  const actors: Actor[] = [];
  for (let made = 0; made < 5; made++) actors.push((await createMember()).actor);
  const statements = await statementsOf(() => whichLive([...actors, ...actors]));
  expect(statements).toHaveLength(1);
});

test("whatever ends a session, a token, a rank or a membership is announced, and so are filters", async () => {
  const member = await createMember(undefined, { role: "MODERATOR" });
  const [session, token] = [await bySession(member), await byToken(member)];
  let heard = 0;
  const ignore = listen(`member:${member.id}`, () => heard++);
  await until(() => heard > 0);
  const changes: (() => Prisma.PrismaPromise<unknown> | Promise<unknown>)[] = [
    () => closeSession(session),
    () => revokeAccessToken(member.actor, token.token?.id ?? 0),
    () => db.accessToken.delete(tokenOf(token)),
    () => db.sanction.create({ data: { kind: "BAN", memberId: member.id, reason: "spam", from: past() } }),
    () => db.sanction.updateMany({ where: { memberId: member.id }, data: { liftedAt: past() } }),
    () => db.member.update({ where: { id: member.id }, data: { role: "MEMBER" } }),
    () => db.filterRule.create({ data: { memberId: member.id, target: "MESSAGE", kind: "CONTAINS", pattern: "noise" } }),
    () => db.member.update({ where: { id: member.id }, data: { leftAt: past() } }),
  ];
  for (const change of changes) {
    const before = heard;
    await change();
    await until(() => heard > before);
  }
  ignore();
});
