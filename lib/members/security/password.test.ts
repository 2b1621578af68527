import { expect, test } from "vitest";
import { mintActor } from "@/lib/auth/actor";
import { findSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { mailRecovery, recoverPassword } from "@/lib/members/recovery/commands";
import { changePassword, requireOwnPassword } from "@/lib/members/security/commands";
import { passwordSchema } from "@/lib/members/security/schema";
import { signIn } from "@/lib/members/signing-in/commands";
import { tokenMailedTo } from "@/lib/testing/links";
import { createMember, type TestMember, testPassword } from "@/lib/testing/members";
import { mailsTo } from "@/lib/testing/outbox";

const visit = { address: "192.0.2.1", userAgent: null };
const fresh = "seven green umbrellas";
const change = (password = fresh, currentPassword = testPassword) => ({ currentPassword, password, passwordAgain: password });

async function signedIn(member: TestMember) {
  const token = await db.$transaction((tx) => openSession(tx, member.id, false, visit));
  const session = await findSession(token);
  return { token, actor: mintActor({ id: member.id, name: member.name, role: "MEMBER", locale: null }, session?.id ?? null) };
}

test("a new password counts at once, the present session stays, all others end, and the owner is told", async () => {
  const alice = await createMember("alice", { locale: "fr" });
  const [here, other] = [await signedIn(alice), await signedIn(alice)];
  await changePassword(here.actor, change());
  expect(await findSession(here.token)).not.toBeNull();
  expect(await findSession(other.token)).toBeNull();
  await expect(signIn({ name: "alice", password: testPassword }, false, visit)).rejects.toMatchObject({ sentence: "signInWrong" });
  await signIn({ name: "alice", password: fresh }, false, visit);
  const told = (await mailsTo(alice.email)).filter(({ kind }) => kind === "account-password-changed");
  expect(told).toMatchObject([{ subject: "Votre mot de passe sur Causerie a changé", links: expect.arrayContaining(["http://localhost:3000/forgot-password"]) }]);
});

test("nothing changes without the current password", async () => {
  const { actor, email } = await createMember();
  await expect(changePassword(actor, change(fresh, "not the password"))).rejects.toMatchObject({ code: "invalid", sentence: "passwordWrong", field: "currentPassword" });
  expect(await mailsTo(email)).toEqual([]);
});

test("after ten wrong guesses at an open screen even the right one has to wait", async () => {
  const { actor } = await createMember();
  for (let guess = 0; guess < 10; guess++) await expect(requireOwnPassword(actor, `guess ${guess}`)).rejects.toMatchObject({ sentence: "passwordWrong" });
  await expect(requireOwnPassword(actor, testPassword)).rejects.toMatchObject({ code: "too_many" });
});

test("a right guess ends the count of wrong ones, and nobody who knows the password hears its hash", async () => {
  const { actor } = await createMember();
  for (let round = 0; round < 3; round++) {
    for (let guess = 0; guess < 5; guess++) await expect(requireOwnPassword(actor, "wrong")).rejects.toMatchObject({ sentence: "passwordWrong" });
    expect(JSON.stringify(await requireOwnPassword(actor, testPassword))).not.toContain("argon2");
  }
});

test("the password may not be the name", async () => {
  const { actor } = await createMember("Gustave Flaubert");
  await expect(changePassword(actor, change("gustave flaubert"))).rejects.toMatchObject({ sentence: "passwordIsName", field: "password" });
});

test("a password that is soon guessed is refused, above all one made of what is known of its owner", async () => {
  const { actor, email } = await createMember("Honoré de Balzac");
  for (const password of ["qwertyuiop", "aaaaaaaaaaaa", "honore.de.balzac1", email]) await expect(changePassword(actor, change(password))).rejects.toMatchObject({ code: "invalid", field: "password" });
});

test("a password has ten characters or more, of any kind, and is typed twice", () => {
  expect(passwordSchema.safeParse(change("too short")).success).toBe(false);
  expect(passwordSchema.safeParse(change("🐘🐘🐘🐘🐘 are ten")).success).toBe(true);
  expect(passwordSchema.safeParse({ ...change(), passwordAgain: "something else" }).success).toBe(false);
});

test("a link for a new password that was on its way opens nothing any more", async () => {
  const alice = await createMember();
  await mailRecovery(alice.id, new Date());
  await changePassword(alice.actor, change());
  const token = await tokenMailedTo(alice.email, "/new-password");
  await expect(recoverPassword({ token, password: "an intruder's one", passwordAgain: "an intruder's one" })).rejects.toMatchObject({ sentence: "tokenUnknown" });
});
