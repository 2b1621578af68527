import "server-only";
import { hashPassword } from "@/lib/auth/password";
import { databaseNow, db, isDuplicate, type Transaction } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locale";
import { mailActivation, mailAlreadyJoined } from "@/lib/members/mails";
import { emailKey, nameKey } from "@/lib/members/name";
import type { Join } from "@/lib/members/schema";
import { judgeToken } from "@/lib/members/tokens";
import { Refusal } from "@/lib/refusal";
import { hashSecret, newSecret } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";

/** What somebody asked to be called and to sign in with; it counts once the mail's link is followed. */
type Wish = { name: string; passwordHash: string };
type Waiting = { id: number; email: string; locale: string | null };

const hour = 3600 * 1000;

/**
 * Makes an account that waits for its activation, and mails the link. The same form again changes nothing, or, with a
 * corrected name or address, corrects the account that waits. An address that has an account already is told so by mail
 * only, so that the form does not tell who is here.
 */
export async function joinSite({ name, email, password, key }: Join, locale: Locale): Promise<void> {
  if (!(await getSetting("members.joiningOpen"))) throw new Refusal("forbidden", "joiningClosed");
  const hours = await getSetting("members.activationHours");
  await requireFreeName(name, key);
  const wish = { name, passwordHash: await hashPassword(password) };
  const account = { name, nameKey: nameKey(name), email, emailKey: emailKey(email), passwordHash: wish.passwordHash, locale };
  try {
    await db.$transaction(async (tx) => {
      const made = await tx.member.findUnique({ where: { joinKey: key } });
      if (made?.activatedAt || (made?.nameKey === account.nameKey && made.emailKey === account.emailKey)) return;
      const owner = await tx.member.findUnique({ where: { emailKey: account.emailKey } });
      if (owner?.activatedAt) return mailAlreadyJoined(tx, owner);
      if (owner && owner.id !== made?.id) return issueActivation(tx, owner, { wish, hours });
      if (made) await tx.token.deleteMany({ where: { memberId: made.id } });
      const member = made ? await tx.member.update({ where: { id: made.id }, data: account }) : await tx.member.create({ data: { ...account, joinKey: key } });
      await issueActivation(tx, member, { wish, hours });
    });
  } catch (reason) {
    if (!isDuplicate(reason)) throw reason;
    await requireFreeName(name, key);
  }
}

/** Sends a new link if the address waits for its activation. Says nothing about whether it does. */
export async function resendActivation(email: string): Promise<void> {
  const hours = await getSetting("members.activationHours");
  await db.$transaction(async (tx) => {
    const member = await tx.member.findFirst({ where: { emailKey: emailKey(email), activatedAt: null } });
    if (!member) return;
    await tx.token.deleteMany({ where: { memberId: member.id, purpose: "ACTIVATION", usedAt: null } });
    await issueActivation(tx, member, { wish: member, hours });
  });
}

/**
 * Makes an account active, under the name and password of the very form whose link this is.
 * Throws a refusal for a token that is unknown, used or expired; of several attempts at once, one succeeds.
 */
export async function activateMember(token: string): Promise<{ name: string }> {
  try {
    return await db.$transaction((tx) => activate(tx, hashSecret(token)));
  } catch (reason) {
    if (isDuplicate(reason)) throw new Refusal("conflict", "nameTaken");
    throw reason;
  }
}

async function activate(tx: Transaction, tokenHash: string): Promise<{ name: string }> {
  const now = await databaseNow(tx);
  const { count } = await tx.token.updateMany({ where: { tokenHash, purpose: "ACTIVATION", usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now } });
  const found = await tx.token.findUnique({ where: { tokenHash }, select: { purpose: true, expiresAt: true, usedAt: true, memberId: true, name: true, passwordHash: true } });
  if (count === 0 || !found?.memberId || !found.name || !found.passwordHash) throw new Refusal("invalid", judgeToken(found, "ACTIVATION", now) ?? "tokenUnknown");
  await tx.member.update({ where: { id: found.memberId }, data: { activatedAt: now, name: found.name, nameKey: nameKey(found.name), passwordHash: found.passwordHash } });
  await tx.token.updateMany({ where: { memberId: found.memberId, purpose: "ACTIVATION", usedAt: null }, data: { usedAt: now } });
  return { name: found.name };
}

/** The same form, sent twice at once, does not stand in its own way. */
async function requireFreeName(name: string, key: string) {
  if (await db.member.count({ where: { nameKey: nameKey(name), OR: [{ joinKey: null }, { joinKey: { not: key } }] } })) throw new Refusal("conflict", "nameTaken", { field: "name" });
}

async function issueActivation(tx: Transaction, member: Waiting, { wish, hours }: { wish: Wish; hours: number }) {
  const token = newSecret();
  const now = await databaseNow(tx);
  const { name, passwordHash } = wish;
  await tx.token.create({ data: { purpose: "ACTIVATION", tokenHash: hashSecret(token), memberId: member.id, name, passwordHash, createdAt: now, expiresAt: new Date(now.getTime() + hours * hour) } });
  await mailActivation(tx, { ...member, name }, { token, hours });
}
