import "server-only";
import { type Actor, mintActor } from "@/lib/auth/actor";
import { forgive, limits, take } from "@/lib/auth/limits";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { type Device, openSession } from "@/lib/auth/sessions";
import { databaseNow, db, isDuplicate, type Transaction } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locale";
import { mailActivation, mailAlreadyJoined } from "@/lib/members/mails";
import { emailKey, nameKey } from "@/lib/members/name";
import type { Join, SignIn } from "@/lib/members/schema";
import { judgeToken } from "@/lib/members/tokens";
import { Refusal } from "@/lib/refusal";
import { hashSecret, newSecret } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";

type Waiting = { id: number; name: string; email: string; locale: string | null };

const hour = 3600 * 1000;
const day = 24 * hour;

/**
 * Makes an account that waits for its activation, and mails the link. The same key again changes nothing.
 * An address that has an account already is told so by mail only, so that the form does not tell who is here.
 */
export async function joinSite({ name, email, password, key }: Join, locale: Locale): Promise<void> {
  if (!(await getSetting("members.joiningOpen"))) throw new Refusal("forbidden", "joiningClosed");
  if (await hasJoinedWith(key)) return;
  const passwordHash = await hashPassword(password);
  await requireFreeName(name, key);
  try {
    await db.$transaction(async (tx) => {
      const owner = await tx.member.findUnique({ where: { emailKey: emailKey(email) } });
      if (owner?.joinKey === key) return;
      if (owner) return owner.activatedAt ? mailAlreadyJoined(tx, owner) : replaceActivation(tx, owner);
      const member = await tx.member.create({ data: { name, nameKey: nameKey(name), email, emailKey: emailKey(email), passwordHash, locale, joinKey: key } });
      await issueActivation(tx, member);
    });
  } catch (reason) {
    if (!isDuplicate(reason)) throw reason;
    if (!(await hasJoinedWith(key))) await requireFreeName(name, key);
  }
}

/** Sends a new link if the address waits for its activation. Says nothing about whether it does. */
export async function resendActivation(email: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const member = await tx.member.findFirst({ where: { emailKey: emailKey(email), activatedAt: null } });
    if (member) await replaceActivation(tx, member);
  });
}

/** Throws a refusal for a token that is unknown, used or expired; of several attempts at once, one succeeds. */
export async function activateMember(token: string): Promise<Actor> {
  return db.$transaction(async (tx) => {
    const now = await databaseNow(tx);
    const tokenHash = hashSecret(token);
    const { count } = await tx.token.updateMany({ where: { tokenHash, purpose: "ACTIVATION", usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } });
    const found = await tx.token.findUnique({ where: { tokenHash }, select: { purpose: true, expiresAt: true, usedAt: true, member: true } });
    if (count === 0 || !found?.member) throw new Refusal("invalid", judgeToken(found, "ACTIVATION", now) ?? "tokenUnknown");
    await tx.member.updateMany({ where: { id: found.member.id, activatedAt: null }, data: { activatedAt: now } });
    return mintActor(found.member, null);
  });
}

/** Opens a session and returns its secret. A wrong name and a wrong password read and take the same. */
export async function signIn({ name, password }: SignIn, remembered: boolean, device: Device): Promise<{ token: string; name: string }> {
  const key = hashSecret(nameKey(name)).slice(0, 32);
  const seconds = await take(limits.signInByName, key);
  if (seconds > 0) throw new Refusal("too_many", "tooManyMinutes", { values: { minutes: Math.ceil(seconds / 60) } });
  const member = await db.member.findFirst({ where: name.includes("@") ? { emailKey: emailKey(name) } : { nameKey: nameKey(name) } });
  if (!(await verifyPassword(password, member?.passwordHash)) || !member) throw new Refusal("invalid", "signInWrong");
  if (!member.activatedAt) throw new Refusal("forbidden", "notActivated");
  await forgive(limits.signInByName, key);
  return { token: await db.$transaction((tx) => openSession(tx, member.id, remembered, device)), name: member.name };
}

export async function chooseLocale(actor: Actor, locale: Locale): Promise<void> {
  await db.member.update({ where: { id: actor.memberId }, data: { locale } });
}

async function hasJoinedWith(key: string): Promise<boolean> {
  return (await db.member.count({ where: { joinKey: key } })) > 0;
}

/** A month longer than they are good for: until then, who comes with one is told why it does not open anything. */
export async function forgetExpiredTokens(): Promise<void> {
  const now = await databaseNow();
  await db.token.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - 30 * day) } } });
}

/** Removes accounts that waited in vain for their activation, and those only: who was active once stays. */
export async function forgetUnactivatedMembers(): Promise<void> {
  const [now, days] = [await databaseNow(), await getSetting("members.forgetUnactivatedDays")];
  const before = new Date(now.getTime() - days * day);
  await db.member.deleteMany({ where: { activatedAt: null, joinedAt: { lt: before }, tokens: { none: { purpose: "ACTIVATION", usedAt: null, expiresAt: { gt: now } } } } });
}

/** The same form, sent twice at once, does not stand in its own way. */
async function requireFreeName(name: string, key: string) {
  if (await db.member.count({ where: { nameKey: nameKey(name), OR: [{ joinKey: null }, { joinKey: { not: key } }] } })) throw new Refusal("conflict", "nameTaken", { field: "name" });
}

async function replaceActivation(tx: Transaction, member: Waiting) {
  await tx.token.deleteMany({ where: { memberId: member.id, purpose: "ACTIVATION", usedAt: null } });
  await issueActivation(tx, member);
}

async function issueActivation(tx: Transaction, member: Waiting) {
  const token = newSecret();
  const hours = await getSetting("members.activationHours");
  const now = await databaseNow(tx);
  await tx.token.create({ data: { purpose: "ACTIVATION", tokenHash: hashSecret(token), memberId: member.id, createdAt: now, expiresAt: new Date(now.getTime() + hours * hour) } });
  await mailActivation(tx, member, token, hours);
}
