import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { forgive, limits, takeOrRefuse } from "@/lib/auth/limits";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { endSessions } from "@/lib/auth/sessions";
import { databaseNow, db } from "@/lib/db";
import type { Recipient } from "@/lib/email/letter";
import { dropLinks, lockMember } from "@/lib/members/links/commands";
import { mailAccountNews, momentFor } from "@/lib/members/security/mails";
import { requireGoodPassword } from "@/lib/members/security/password";
import type { PasswordChange } from "@/lib/members/security/schema";
import { Refusal } from "@/lib/refusal";

export async function endSession(actor: Actor, sessionId: number): Promise<void> {
  const ended = await db.$transaction((tx) => endSessions(tx, actor.memberId, { only: sessionId }));
  if (ended === 0) throw new Refusal("not_found", "notFound");
}

export async function endOtherSessions(actor: Actor): Promise<number> {
  return db.$transaction((tx) => endSessions(tx, actor.memberId, { except: actor.sessionId }));
}

/** Wrong passwords are counted, so that nobody guesses at an open screen. */
export async function requireOwnPassword(actor: Actor, password: string): Promise<Recipient> {
  const key = `member:${actor.memberId}`;
  await takeOrRefuse(limits.ownPassword, key);
  const member = await db.member.findFirst({ where: { id: actor.memberId, leftAt: null }, select: { name: true, email: true, locale: true, passwordHash: true } });
  if (!(await verifyPassword(password, member?.passwordHash)) || !member) throw new Refusal("invalid", "passwordWrong", { field: "currentPassword" });
  await forgive(limits.ownPassword, key);
  const { passwordHash: _, ...owner } = member;
  return owner;
}

/** The present session stays, all others end, and links that wait for anybody die. */
export async function changePassword(actor: Actor, { currentPassword, password }: PasswordChange): Promise<void> {
  const owner = await requireOwnPassword(actor, currentPassword);
  await requireGoodPassword(password, owner);
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    await lockMember(tx, actor.memberId);
    await tx.member.update({ where: { id: actor.memberId }, data: { passwordHash } });
    await dropLinks(tx, actor.memberId, ["PASSWORD", "EMAIL_CHANGE"]);
    await endSessions(tx, actor.memberId, { except: actor.sessionId });
    await mailAccountNews(tx, owner, { about: "passwordChanged", path: "/forgot-password", values: { when: await momentFor(owner, await databaseNow(tx)) } });
  });
}
