import { expect, test } from "vitest";
import { safeParse } from "zod/v4/core";
import { findAccessToken } from "@/lib/auth/access-tokens";
import { db } from "@/lib/db";
import { makeAccessToken, makeTokenByName, mostTokens, revokeAccessToken } from "@/lib/members/access-tokens/commands";
import { listAccessTokens } from "@/lib/members/access-tokens/queries";
import { accessTokenSchema } from "@/lib/members/access-tokens/schema";
import { createMember } from "@/lib/testing/members";

const wanted = { label: "my script", scopes: ["members"], lifetime: "90" } as const;
const make = (actor: Parameters<typeof makeAccessToken>[0], other: Partial<Parameters<typeof makeAccessToken>[1]> = {}) => makeAccessToken(actor, { ...wanted, scopes: [...wanted.scopes], ...other });

test("a token opens what its member may see, and the database does not know it", async () => {
  const alice = await createMember();
  const secret = await make(alice.actor);
  expect(secret).toMatch(/^causerie_[\w-]{43}$/);
  expect(await findAccessToken(secret)).toMatchObject({ memberId: alice.id, name: alice.name, role: "MEMBER", sessionId: null, token: { scopes: ["MEMBERS"] } });
  expect(JSON.stringify(await db.accessToken.findMany({ where: { memberId: alice.id }, take: 5 }))).not.toContain(secret.slice(9));
});

test.each(["", "causerie_", "causerie_nonsense", "nonsense"])("%j opens nothing", async (secret) => {
  expect(await findAccessToken(secret)).toBeNull();
});

test("a token that is revoked or over opens nothing", async () => {
  const alice = await createMember();
  const [revoked, over, endless] = [await make(alice.actor), await make(alice.actor, { lifetime: "30" }), await make(alice.actor, { lifetime: "never" })];
  const [, second, first] = await listAccessTokens(alice.actor);
  await revokeAccessToken(alice.actor, first?.id as number);
  await db.accessToken.update({ where: { id: second?.id as number }, data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await findAccessToken(revoked)).toBeNull();
  expect(await findAccessToken(over)).toBeNull();
  expect(await findAccessToken(endless)).not.toBeNull();
  expect(await listAccessTokens(alice.actor)).toHaveLength(1);
});

test("the tokens of the banned open nothing while the ban holds, and those of the departed never again", async () => {
  const [banned, gone] = [await createMember(), await createMember()];
  const secrets = [await make(banned.actor), await make(gone.actor)] as const;
  const ban = await db.sanction.create({ data: { kind: "BAN", memberId: banned.id, reason: "because" } });
  await db.member.update({ where: { id: gone.id }, data: { leftAt: new Date() } });
  for (const secret of secrets) expect(await findAccessToken(secret)).toBeNull();
  await db.sanction.update({ where: { id: ban.id }, data: { liftedAt: new Date() } });
  expect(await findAccessToken(secrets[0])).not.toBeNull();
});

test("nobody revokes or sees somebody else's token", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  const secret = await make(alice.actor);
  const [token] = await listAccessTokens(alice.actor);
  await expect(revokeAccessToken(bob.actor, token?.id as number)).rejects.toMatchObject({ code: "not_found" });
  expect(await listAccessTokens(bob.actor)).toEqual([]);
  expect(await findAccessToken(secret)).not.toBeNull();
});

test("the list tells of the use of a token, to the nearest five minutes, and never its secret", async () => {
  const { actor } = await createMember();
  const secret = await make(actor);
  expect((await listAccessTokens(actor))[0]).toMatchObject({ label: "my script", scopes: ["MEMBERS"], lastUsedAt: null });
  await findAccessToken(secret);
  const first = (await listAccessTokens(actor))[0]?.lastUsedAt;
  await findAccessToken(secret);
  expect((await listAccessTokens(actor))[0]?.lastUsedAt).toEqual(first);
  await db.accessToken.updateMany({ where: { memberId: actor.memberId }, data: { lastUsedAt: new Date(Date.now() - 6 * 60_000) } });
  await findAccessToken(secret);
  expect((await listAccessTokens(actor))[0]?.lastUsedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test("only the staff makes tokens for administration, and only these have their owner's rank", async () => {
  const [alice, ada] = [await createMember(), await createMember(undefined, { role: "ADMINISTRATOR" })];
  await expect(make(alice.actor, { scopes: ["admin"] })).rejects.toMatchObject({ sentence: "scopeAdmin", field: "admin" });
  expect((await findAccessToken(await make(ada.actor)))?.role).toBe("MEMBER");
  const admin = await make(ada.actor, { scopes: ["members", "admin"] });
  expect((await findAccessToken(admin))?.role).toBe("ADMINISTRATOR");
  await db.member.update({ where: { id: ada.id }, data: { role: "MEMBER" } });
  expect((await findAccessToken(admin))?.role).toBe("MEMBER");
});

test("a member has fifty tokens at most, also when asking for many at once", async () => {
  const { actor, id } = await createMember();
  await db.accessToken.createMany({ data: Array.from({ length: mostTokens - 2 }, (_, rank) => ({ memberId: id, label: `${rank}`, tokenHash: `${id}-${rank}`.padStart(64, "0"), scopes: [] })) });
  const asked = await Promise.allSettled(Array.from({ length: 6 }, () => make(actor)));
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  await expect(make(actor)).rejects.toMatchObject({ sentence: "tokensTooMany" });
});

test("the command line makes a token by name, with every scope once, and the audit says so", async () => {
  const { name, actor } = await createMember();
  const secret = await makeTokenByName(name.toUpperCase(), { label: "cron", scopes: ["tribune", "messages", "tribune"], days: 7 });
  expect((await findAccessToken(secret))?.token?.scopes).toEqual(["TRIBUNE", "MESSAGES"]);
  const [token] = await listAccessTokens(actor);
  expect(await db.auditEntry.findFirst({ where: { subject: name } })).toMatchObject({ actorName: "command line", act: "members.makeToken", details: { scopes: "tribune, messages, tribune" } });
  expect(Math.round(((token?.expiresAt?.getTime() ?? 0) - Date.now()) / 86_400_000)).toBe(7);
  await expect(makeTokenByName(name, { label: "x", scopes: ["admin"], days: null })).rejects.toMatchObject({ sentence: "scopeAdmin" });
  await expect(makeTokenByName("nobody", { label: "x", scopes: [], days: null })).rejects.toMatchObject({ sentence: "recipientUnknown" });
});

test.each([
  [{ messages: "on" }, true],
  [{ messages: true, admin: false }, true],
  [{ messages: false }, false],
  [{}, false],
])("a token for %j can be asked for: %s", (boxes, accepted) => {
  expect(safeParse(accessTokenSchema, { label: "x", lifetime: "30", ...boxes }).success).toBe(accepted);
});
