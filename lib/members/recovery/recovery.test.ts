import { expect, test } from "vitest";
import { findSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { getLink } from "@/lib/members/links/queries";
import { askRecovery, mailRecovery, mayMailRecovery, recoverPassword } from "@/lib/members/recovery/commands";
import { signIn } from "@/lib/members/signing-in/commands";
import { hashSecret } from "@/lib/security/secrets";
import { tokenMailedTo } from "@/lib/testing/links";
import { createMember, type TestMember, testPassword } from "@/lib/testing/members";
import { mailsTo } from "@/lib/testing/outbox";

const visit = { address: "192.0.2.1", userAgent: null };
const longAgo = new Date(0);
const fresh = "seven green umbrellas";

async function recoveryToken(member: TestMember): Promise<string> {
  await mailRecovery(member.id, new Date());
  return tokenMailedTo(member.email, "/new-password");
}

const recover = (token: string, password = fresh) => recoverPassword({ token, password, passwordAgain: password });

test("asking writes the same for a member and for nobody, and sends ids only", async () => {
  const alice = await createMember();
  const asked = async (name: string) => {
    await askRecovery(name);
    return db.pendingEvent.findFirstOrThrow({ orderBy: { createdAt: "desc" }, select: { name: true, data: true, snapshot: true } });
  };
  expect(await asked(alice.name)).toEqual({ name: "members/recovery.asked", data: { memberId: alice.id }, snapshot: null });
  expect(await asked(alice.email)).toEqual({ name: "members/recovery.asked", data: { memberId: alice.id }, snapshot: null });
  for (const name of ["nobody", "nobody@home.example"]) expect(await asked(name)).toEqual({ name: "members/recovery.asked", data: { memberId: 0 }, snapshot: null });
});

test("a name is asked for five times an hour, whether somebody has it or not", async () => {
  const { name } = await createMember();
  for (const asked of [name, "somebody"]) {
    for (let time = 0; time < 5; time++) await askRecovery(asked);
    await expect(askRecovery(asked)).rejects.toMatchObject({ code: "too_many", sentence: "tooManyMinutes" });
  }
});

test("that a name was asked for too often does not tell which address goes with it, and the member gets five mails at most", async () => {
  const { id, name, email } = await createMember();
  for (let time = 0; time < 5; time++) await askRecovery(name);
  for (let time = 0; time < 5; time++) await askRecovery(email);
  for (let time = 0; time < 10; time++) if (await mayMailRecovery(id)) await mailRecovery(id, new Date(Date.now() + 60_000));
  expect(await mailsTo(email)).toHaveLength(5);
});

test("the member gets a link to choose a new password, good for an hour, and nobody else gets a mail", async () => {
  const alice = await createMember("alice", { locale: "fr" });
  const token = await recoveryToken(alice);
  expect(await mailsTo(alice.email)).toMatchObject([{ kind: "account-recovery", subject: "Choisissez un nouveau mot de passe sur Causerie" }]);
  expect(await getLink(token, "PASSWORD")).toMatchObject({ memberId: alice.id, name: "alice" });
  const { createdAt, expiresAt } = await db.token.findUniqueOrThrow({ where: { tokenHash: hashSecret(token) } });
  expect(expiresAt.getTime() - createdAt.getTime()).toBe(3_600_000);
  const before = await db.mail.count();
  await mailRecovery(0, longAgo);
  expect(await db.mail.count()).toBe(before);
});

test("what is done twice for one wish mails once", async () => {
  const alice = await createMember();
  const askedAt = new Date();
  await Promise.all([mailRecovery(alice.id, askedAt), mailRecovery(alice.id, askedAt)]);
  await mailRecovery(alice.id, askedAt);
  expect(await mailsTo(alice.email)).toHaveLength(1);
});

test("of several links only the newest works, also when they are asked for at once", async () => {
  const alice = await createMember();
  const first = await recoveryToken(alice);
  const second = await recoveryToken(alice);
  await expect(recover(first)).rejects.toMatchObject({ sentence: "tokenUnknown" });
  await recover(second);
  await Promise.all(Array.from({ length: 8 }, (_, minutes) => mailRecovery(alice.id, new Date(Date.now() + (minutes + 1) * 60_000))));
  expect(await db.token.count({ where: { memberId: alice.id, purpose: "PASSWORD", usedAt: null } })).toBe(1);
});

test("the database keeps no link that opens anything", async () => {
  const token = await recoveryToken(await createMember());
  expect(await db.token.count({ where: { tokenHash: token } })).toBe(0);
});

test("a link replaces the password once, ends every session, and the owner is told", async () => {
  const alice = await createMember();
  const sessions = await Promise.all([1, 2].map(() => db.$transaction((tx) => openSession(tx, alice.id, true, visit))));
  const token = await recoveryToken(alice);
  await recover(token);
  for (const session of sessions) expect(await findSession(session)).toBeNull();
  await expect(signIn({ name: alice.name, password: testPassword }, false, visit)).rejects.toMatchObject({ sentence: "signInWrong" });
  await signIn({ name: alice.name, password: fresh }, false, visit);
  expect((await mailsTo(alice.email)).map(({ kind }) => kind)).toContain("account-password-recovered");
  await expect(recover(token, "another good password")).rejects.toMatchObject({ sentence: "tokenUsed" });
});

test("access tokens and a change of address that waits die with the old password, the way back to an old address does not", async () => {
  const alice = await createMember();
  await db.accessToken.create({ data: { memberId: alice.id, label: "bot", tokenHash: hashSecret("bot"), scopes: ["MESSAGES"] } });
  for (const purpose of ["EMAIL_CHANGE", "EMAIL_UNDO"] as const) await db.token.create({ data: { purpose, memberId: alice.id, tokenHash: hashSecret(purpose), email: "other@home.example", expiresAt: new Date(Date.now() + 3_600_000) } });
  await recover(await recoveryToken(alice));
  expect(await db.accessToken.count({ where: { memberId: alice.id, revokedAt: null } })).toBe(0);
  expect(await db.token.findMany({ where: { memberId: alice.id, usedAt: null }, select: { purpose: true }, take: 5 })).toEqual([{ purpose: "EMAIL_UNDO" }]);
});

test("of many who follow the same link at once, one chooses the password", async () => {
  const token = await recoveryToken(await createMember());
  const attempts = await Promise.allSettled(Array.from({ length: 8 }, (_, attempt) => recover(token, `umbrella number ${attempt}`)));
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("an expired link, a made-up one, and one for another purpose are refused", async () => {
  const alice = await createMember();
  const token = await recoveryToken(alice);
  await db.token.updateMany({ where: { memberId: alice.id }, data: { expiresAt: longAgo } });
  expect(await getLink(token, "PASSWORD")).toEqual({ refused: "tokenExpired" });
  await expect(recover(token)).rejects.toMatchObject({ sentence: "tokenExpired" });
  await expect(recover("made up")).rejects.toMatchObject({ sentence: "tokenUnknown" });
  await db.token.create({ data: { purpose: "EMAIL_UNDO", memberId: alice.id, tokenHash: hashSecret("undo"), expiresAt: new Date(Date.now() + 3_600_000) } });
  await expect(recover("undo")).rejects.toMatchObject({ sentence: "tokenUnknown" });
  expect(await getLink("undo", "PASSWORD")).toEqual({ refused: "tokenUnknown" });
});

test("the new password may not be the name, and the link stays good for a better one", async () => {
  const karl = await createMember("karl the great");
  const token = await recoveryToken(karl);
  await expect(recover(token, "Karl The Great")).rejects.toMatchObject({ sentence: "passwordIsName", field: "password" });
  await recover(token);
});

test("who has left gets no link, and an old one opens nothing", async () => {
  const alice = await createMember();
  const token = await recoveryToken(alice);
  await db.member.update({ where: { id: alice.id }, data: { leftAt: new Date() } });
  await expect(recover(token)).rejects.toMatchObject({ sentence: "tokenUnknown" });
  expect(await getLink(token, "PASSWORD")).toEqual({ refused: "tokenUnknown" });
  await mailRecovery(alice.id, new Date(Date.now() + 60_000));
  expect(await mailsTo(alice.email)).toHaveLength(1);
});
