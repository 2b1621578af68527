import { beforeEach, expect, test } from "vitest";
import { findAccessToken } from "@/lib/auth/access-tokens";
import { type Actor, mintActor } from "@/lib/auth/actor";
import { closeSession, findSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { makeAccessToken, revokeAccessToken } from "@/lib/members/access-tokens/commands";
import { createMember, type TestMember } from "@/lib/testing/members";
import { openStream } from "@/lib/testing/streams";
import { createChannel, createPost } from "@/lib/testing/tribune";
import type { ListedChannel } from "@/lib/tribune/queries";

let made = 0;
let slug: string;
let channel: ListedChannel;

beforeEach(async () => {
  slug = `club-${++made}`;
  channel = await createChannel(slug);
  await db.channel.update({ where: { id: channel.id }, data: { locked: true } });
});

async function bySession(member: TestMember): Promise<Actor> {
  const secret = await db.$transaction((tx) => openSession(tx, member.id, false, { address: null, userAgent: null }));
  const session = await findSession(secret);
  if (!session) throw new Error("The session did not open.");
  return mintActor(session.member, session.id);
}

async function byToken(member: TestMember): Promise<Actor> {
  const secret = await makeAccessToken(member.actor, { label: "program", scopes: ["tribune"], lifetime: "30" });
  return (await findAccessToken(secret)) as Actor;
}

type Ending = { how: string; comes: (member: TestMember) => Promise<Actor>; end: (member: TestMember, viewer: Actor) => Promise<unknown>; role?: "MODERATOR" };

const endings: Ending[] = [
  { how: "the session ends", comes: bySession, end: (_, viewer) => closeSession(viewer) },
  { how: "the token is revoked", comes: byToken, end: ({ actor }, viewer) => revokeAccessToken(actor, viewer.token?.id ?? 0) },
  { how: "a ban begins", comes: bySession, end: ({ id }) => db.sanction.create({ data: { kind: "BAN", memberId: id, reason: "spam", from: new Date(0) } }) },
  { how: "the member leaves", comes: byToken, end: ({ id }) => db.member.update({ where: { id }, data: { leftAt: new Date() } }) },
  { how: "the rank is lost", role: "MODERATOR", comes: bySession, end: ({ id }) => db.member.update({ where: { id }, data: { role: "MEMBER" } }) },
];

for (const { how, comes, end, role } of endings)
  test(`a reader of a channel for members hears nothing more once ${how}`, async () => {
    const member = await createMember(undefined, role && { role });
    const viewer = await comes(member);
    const ada = await createMember();
    const stream = await openStream(slug, { viewer });
    await createPost("for members", { in: channel, by: ada });
    expect(await stream.next()).toMatchObject({ post: { web_render: "for members" } });
    await end(member, viewer);
    await createPost("a secret", { in: channel, by: ada });
    expect(await stream.next()).toBeNull();
  });

test("another session of the same member goes on hearing", async () => {
  const alice = await createMember();
  const [here, elsewhere] = [await bySession(alice), await bySession(alice)];
  const stream = await openStream(slug, { viewer: here });
  await closeSession(elsewhere);
  await createPost("still here", { in: channel, by: alice });
  expect(await stream.next()).toMatchObject({ post: { web_render: "still here" } });
  stream.leave();
});

test("a filter that is made or dropped while somebody reads holds from then on", async () => {
  const alice = await createMember();
  const stream = await openStream(slug, { viewer: await bySession(alice) });
  await createPost("noise", { in: channel });
  expect(await stream.next()).toMatchObject({ post: { web_render: "noise" } });
  await db.filterRule.create({ data: { memberId: alice.id, target: "MESSAGE", kind: "CONTAINS", pattern: "noise" } });
  for (const content of ["more noise", "music"]) await createPost(content, { in: channel });
  expect(await stream.next()).toMatchObject({ post: { web_render: "music" } });
  await db.filterRule.deleteMany({ where: { memberId: alice.id } });
  await createPost("noise again", { in: channel });
  expect(await stream.next()).toMatchObject({ post: { web_render: "noise again" } });
  stream.leave();
});
