import { expect, test } from "vitest";
import { findSession, openSession } from "@/lib/auth/sessions";
import { db } from "@/lib/db";
import { askEmailChange, confirmEmailChange, undoEmailChange } from "@/lib/members/email-change/commands";
import { getOwnEmail } from "@/lib/members/email-change/queries";
import { rememberFormer } from "@/lib/members/leaving/memory";
import { getLink } from "@/lib/members/links/queries";
import { mailRecovery, recoverPassword } from "@/lib/members/recovery/commands";
import { signIn } from "@/lib/members/signing-in/commands";
import { hashSecret } from "@/lib/security/secrets";
import { tokenMailedTo } from "@/lib/testing/links";
import { createMember, type TestMember, testPassword } from "@/lib/testing/members";
import { mailsTo } from "@/lib/testing/outbox";

const visit = { address: "192.0.2.1", userAgent: null };
const confirmPage = "/account/email/confirm";
const undoPage = "/account/email/undo";
let made = 0;
const newAddress = () => `new.${++made}@elsewhere.example`;

const ask = (member: TestMember, email: string, currentPassword = testPassword) => askEmailChange(member.actor, { email, currentPassword });
const kindsTo = async (address: string) => (await mailsTo(address)).map(({ kind }) => kind);
const emailOf = async (member: TestMember) => (await db.member.findUniqueOrThrow({ where: { id: member.id } })).email;

async function move(member: TestMember, email = newAddress()): Promise<string> {
  await ask(member, email);
  await confirmEmailChange(member.actor, await tokenMailedTo(email, confirmPage));
  return email;
}

test("a new address counts only once the link that went there is followed", async () => {
  const alice = await createMember();
  const email = newAddress();
  await ask(alice, email);
  expect(await emailOf(alice)).toBe(alice.email);
  expect(await getOwnEmail(alice.actor)).toEqual({ email: alice.email, waiting: email });
  await confirmEmailChange(alice.actor, await tokenMailedTo(email, confirmPage));
  expect(await getOwnEmail(alice.actor)).toEqual({ email, waiting: null });
  await signIn({ name: email.toUpperCase(), password: testPassword }, false, visit);
});

test("nothing is mailed without the current password", async () => {
  const alice = await createMember();
  const email = newAddress();
  await expect(ask(alice, email, "wrong password")).rejects.toMatchObject({ sentence: "passwordWrong", field: "currentPassword" });
  expect(await mailsTo(email)).toEqual([]);
});

test("the old address is told of the change, with a way back, and does not read the new one whole", async () => {
  const alice = await createMember("alix", { locale: "fr" });
  const email = await move(alice);
  expect(await kindsTo(alice.email)).toEqual(["account-email-changed"]);
  const [mail] = await mailsTo(alice.email);
  expect(mail?.subject).toBe("Votre adresse sur Causerie a changé");
  expect(mail?.text).not.toContain(email);
  const link = await db.token.findUniqueOrThrow({ where: { tokenHash: hashSecret(await tokenMailedTo(alice.email, undoPage)) } });
  expect(link.expiresAt.getTime() - link.createdAt.getTime()).toBe(72 * 3_600_000);
});

test("one's own address is refused, whatever its case", async () => {
  const alice = await createMember();
  await expect(ask(alice, alice.email.toUpperCase())).rejects.toMatchObject({ sentence: "emailSame", field: "email" });
});

test("an address at a provider that the site does not want is refused, as in joining", async () => {
  const alice = await createMember();
  await expect(ask(alice, "alice@yopmail.com")).rejects.toMatchObject({ sentence: "providerRefused", field: "email" });
});

test("an address that has an account is told by mail only: the form reads and writes the same, and its link is nobody's", async () => {
  const [alice, bob] = [await createMember(), await createMember()];
  await ask(alice, bob.email.toUpperCase());
  expect(await kindsTo(bob.email)).toEqual(["account-email-taken"]);
  expect(await getOwnEmail(alice.actor)).toEqual({ email: alice.email, waiting: bob.email.toUpperCase() });
  expect(await tokenMailedTo(bob.email, confirmPage)).toBe("");
});

test("an address that got an account meanwhile stays with it", async () => {
  const alice = await createMember();
  const email = newAddress();
  await ask(alice, email);
  await createMember("quick one", { email });
  const token = await tokenMailedTo(email, confirmPage);
  await expect(confirmEmailChange(alice.actor, token)).rejects.toMatchObject({ code: "conflict", sentence: "emailTaken" });
  expect(await emailOf(alice)).toBe(alice.email);
});

test("a link serves its own account alone, so that a slip of the pen gives nothing away", async () => {
  const [alice, stranger] = [await createMember(), await createMember()];
  const email = newAddress();
  await ask(alice, email);
  const token = await tokenMailedTo(email, confirmPage);
  await expect(confirmEmailChange(stranger.actor, token)).rejects.toMatchObject({ sentence: "tokenUnknown" });
  await confirmEmailChange(alice.actor, token);
  await expect(confirmEmailChange(alice.actor, token)).rejects.toMatchObject({ sentence: "tokenUsed" });
});

test("of several new addresses only the last one asked for can be confirmed", async () => {
  const alice = await createMember();
  const [first, second] = [newAddress(), newAddress()];
  await ask(alice, first);
  await ask(alice, second);
  await expect(confirmEmailChange(alice.actor, await tokenMailedTo(first, confirmPage))).rejects.toMatchObject({ sentence: "tokenUnknown" });
  await confirmEmailChange(alice.actor, await tokenMailedTo(second, confirmPage));
});

test("a link for a new password that went to the old address dies with it", async () => {
  const alice = await createMember();
  await mailRecovery(alice.id, new Date());
  const token = await tokenMailedTo(alice.email, "/new-password");
  await move(alice);
  await expect(recoverPassword({ token, password: "seven umbrellas", passwordAgain: "seven umbrellas" })).rejects.toMatchObject({ sentence: "tokenUnknown" });
});

test("a change that somebody else made is undone: everybody is out, and a link for a new password goes to the old address", async () => {
  const alice = await createMember();
  const session = await db.$transaction((tx) => openSession(tx, alice.id, true, visit));
  await db.accessToken.create({ data: { memberId: alice.id, label: "bot", tokenHash: hashSecret("a bot of the thief"), scopes: ["MESSAGES"] } });
  await move(alice);
  const undo = await tokenMailedTo(alice.email, undoPage);
  expect(await getLink(undo, "EMAIL_UNDO")).toMatchObject({ name: alice.name, email: alice.email });
  await undoEmailChange(undo);
  expect(await emailOf(alice)).toBe(alice.email);
  expect(await findSession(session)).toBeNull();
  expect(await db.accessToken.count({ where: { memberId: alice.id, revokedAt: null } })).toBe(0);
  await expect(signIn({ name: alice.name, password: testPassword }, false, visit)).rejects.toMatchObject({ sentence: "signInWrong" });
  const token = await tokenMailedTo(alice.email, "/new-password");
  await recoverPassword({ token, password: "seven green umbrellas", passwordAgain: "seven green umbrellas" });
  await signIn({ name: alice.name, password: "seven green umbrellas" }, false, visit);
  await expect(undoEmailChange(undo)).rejects.toMatchObject({ sentence: "tokenUsed" });
});

test("a thief who changes the address twice, and asks for a new password, does not take the way back away", async () => {
  const alice = await createMember();
  const first = await move(alice);
  const second = await move(alice);
  await mailRecovery(alice.id, new Date());
  await recoverPassword({ token: await tokenMailedTo(second, "/new-password"), password: "seven red raincoats", passwordAgain: "seven red raincoats" });
  await undoEmailChange(await tokenMailedTo(alice.email, undoPage));
  expect(await emailOf(alice)).toBe(alice.email);
  await expect(undoEmailChange(await tokenMailedTo(first, undoPage))).rejects.toMatchObject({ sentence: "tokenUnknown" });
});

test("after three days there is no way back any more", async () => {
  const alice = await createMember();
  const email = await move(alice);
  await db.token.updateMany({ where: { memberId: alice.id, purpose: "EMAIL_UNDO" }, data: { expiresAt: new Date(0) } });
  await expect(undoEmailChange(await tokenMailedTo(alice.email, undoPage))).rejects.toMatchObject({ sentence: "tokenExpired" });
  expect(await emailOf(alice)).toBe(email);
});

test("of many who follow the way back at once, one goes it", async () => {
  const alice = await createMember();
  await move(alice);
  const token = await tokenMailedTo(alice.email, undoPage);
  const attempts = await Promise.allSettled(Array.from({ length: 6 }, () => undoEmailChange(token)));
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("an old address that has another account by now is not taken from it", async () => {
  const alice = await createMember();
  await move(alice);
  await createMember("successor", { email: alice.email });
  await expect(undoEmailChange(await tokenMailedTo(alice.email, undoPage))).rejects.toMatchObject({ sentence: "emailTaken" });
});

test("one address is mailed five times an hour at most, whoever asks", async () => {
  const email = newAddress();
  for (let time = 0; time < 5; time++) await ask(await createMember(), email);
  await expect(ask(await createMember(), email)).rejects.toMatchObject({ code: "too_many" });
});

test("an address that somebody joined under meanwhile, in whatever spelling, is theirs", async () => {
  const alice = await createMember();
  const [asked, joined] = ["both+late@fold.example", "both@fold.example"];
  await ask(alice, asked);
  await createMember(undefined, { email: joined });
  const link = await tokenMailedTo(asked, confirmPage);
  await expect(confirmEmailChange(alice.actor, link)).rejects.toMatchObject({ code: "conflict", sentence: "emailTaken" });
  expect(await emailOf(alice)).toBe(alice.email);
});

test("an old address comes back only while nobody joined under it in another spelling", async () => {
  const alice = await createMember(undefined, { email: "back@fold.example" });
  await move(alice);
  await createMember(undefined, { email: "back+other@fold.example" });
  const undo = await tokenMailedTo(alice.email, undoPage);
  await expect(undoEmailChange(undo)).rejects.toMatchObject({ sentence: "emailTaken" });
});

test("of two who move to one mailbox at once, one succeeds", async () => {
  for (let round = 1; round <= 5; round++) {
    const movers = [await createMember(), await createMember()];
    const addresses = [`twins.${round}@fold.example`, `twins.${round}+2@fold.example`];
    const links: string[] = [];
    for (const [rank, mover] of movers.entries()) {
      await ask(mover, addresses[rank] as string);
      links.push(await tokenMailedTo(addresses[rank] as string, confirmPage));
    }
    const outcomes = await Promise.allSettled(movers.map((mover, rank) => confirmEmailChange(mover.actor, links[rank] as string)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  }
});

test("a sanction that was left behind under an address is found again by who moves there", async () => {
  const former = await rememberFormer(db, { names: ["Gone"], addresses: ["gone@fold.example"], leftAt: new Date(), forgetAt: new Date(Date.now() + 1e9) });
  const { id } = await db.sanction.create({ data: { kind: "BAN", reason: "Spam", formerAccountId: former.id } });
  const alice = await createMember();
  await move(alice, "gone+again@fold.example");
  expect(await db.sanction.findUnique({ where: { id } })).toMatchObject({ memberId: alice.id, formerAccountId: null });
});
