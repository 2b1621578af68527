import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locale";

const day = 24 * 3600 * 1000;

export async function chooseLocale(actor: Actor, locale: Locale): Promise<void> {
  await db.member.update({ where: { id: actor.memberId }, data: { locale } });
}

/** A month longer than they are good for: until then, who comes with one is told why it does not open anything. */
export async function forgetExpiredTokens(): Promise<void> {
  const now = await databaseNow();
  await db.token.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - 30 * day) } } });
}
