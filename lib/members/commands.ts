import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { forgive, limits, take } from "@/lib/auth/limits";
import { verifyPassword } from "@/lib/auth/password";
import { type Device, openSession } from "@/lib/auth/sessions";
import { databaseNow, db } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locale";
import { emailKey, nameKey } from "@/lib/members/name";
import type { SignIn } from "@/lib/members/schema";
import { Refusal } from "@/lib/refusal";
import { networkOf } from "@/lib/security/client-address";
import { hashSecret } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";

const day = 24 * 3600 * 1000;

/**
 * Opens a session and returns its secret. A wrong name and a wrong password read and take the same. Guesses are counted
 * by name and network, so that nobody is kept out by what strangers try elsewhere.
 */
export async function signIn({ name, password }: SignIn, remembered: boolean, device: Device): Promise<{ token: string; name: string; locale: string | null }> {
  const member = await db.member.findFirst({ where: name.includes("@") ? { emailKey: emailKey(name) } : { nameKey: nameKey(name) } });
  const account = hashSecret(member?.nameKey ?? nameKey(name)).slice(0, 32);
  const here = `${account}:${networkOf(device.address ?? "")}`;
  const seconds = Math.max(await take(limits.signInByName, here), await take(limits.signInOverall, account));
  if (seconds > 0) throw new Refusal("too_many", "tooManyMinutes", { values: { minutes: Math.ceil(seconds / 60) } });
  if (!(await verifyPassword(password, member?.passwordHash)) || !member) throw new Refusal("invalid", "signInWrong");
  if (!member.activatedAt) throw new Refusal("forbidden", "notActivated");
  await forgive(limits.signInByName, here);
  return { token: await db.$transaction((tx) => openSession(tx, member.id, remembered, device)), name: member.name, locale: member.locale };
}

export async function chooseLocale(actor: Actor, locale: Locale): Promise<void> {
  await db.member.update({ where: { id: actor.memberId }, data: { locale } });
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
