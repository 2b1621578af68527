import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locale";
import { getSetting } from "@/lib/settings/queries";

const day = 24 * 3600 * 1000;

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
