import "server-only";
import { lockMember } from "@/lib/auth/acting";
import { limits, take, takeOrRefuse } from "@/lib/auth/limits";
import { hashPassword } from "@/lib/auth/password";
import { endSessions } from "@/lib/auth/sessions";
import { databaseNow, db } from "@/lib/db";
import { emitEvent } from "@/lib/jobs/commands";
import { dropLinks, issueLink, useLink } from "@/lib/members/links/commands";
import { recoveryAsked } from "@/lib/members/recovery/events";
import type { NewPassword } from "@/lib/members/recovery/schema";
import { mailAccountNews, momentFor } from "@/lib/members/security/mails";
import { requireGoodPassword } from "@/lib/members/security/password";
import { accountCalled, typedKey } from "@/lib/members/signing-in/account";
import { hashSecret } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";

const recipient = { id: true, name: true, email: true, locale: true } as const;

/** The same is read, counted and written whether somebody is called so or not; the rest happens later. */
export async function askRecovery(nameOrAddress: string): Promise<void> {
  const member = await db.member.findFirst({ where: accountCalled(nameOrAddress), select: { id: true } });
  await takeOrRefuse(limits.mailsToAddress, hashSecret(`recovery ${typedKey(nameOrAddress)}`));
  await db.$transaction((tx) => emitEvent(tx, recoveryAsked, { memberId: member?.id ?? 0 }));
}

/** Asked silently, since only who is called so both ways could be told. It counts each time: to be asked once for each wish. */
export async function mayMailRecovery(memberId: number): Promise<boolean> {
  return (await take(limits.mailsToAddress, hashSecret(`recovery mail ${memberId}`))) === 0;
}

/** Once the link has been mailed, asking again for the same wish changes nothing. */
export async function mailRecovery(memberId: number, askedAt: Date): Promise<void> {
  const hours = await getSetting("members.recoveryHours");
  await db.$transaction(async (tx) => {
    await lockMember(tx, memberId);
    const member = await tx.member.findFirst({ where: { id: memberId, leftAt: null }, select: recipient });
    if (!member || (await tx.token.count({ where: { memberId, purpose: "PASSWORD", createdAt: { gte: askedAt } } })) > 0) return;
    const token = await issueLink(tx, memberId, { purpose: "PASSWORD", hours });
    await mailAccountNews(tx, member, { about: "recovery", path: `/new-password?token=${token}`, values: { hours } });
  });
}

export async function recoverPassword({ token, password }: NewPassword): Promise<void> {
  const holder = await db.token.findUnique({ where: { tokenHash: hashSecret(token) }, select: { member: { select: recipient } } });
  if (holder?.member) await requireGoodPassword(password, holder.member);
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    const { memberId } = await useLink(tx, token, "PASSWORD");
    const member = await tx.member.update({ where: { id: memberId }, data: { passwordHash }, select: recipient });
    const now = await databaseNow(tx);
    await dropLinks(tx, memberId, ["PASSWORD", "EMAIL_CHANGE"]);
    await tx.accessToken.updateMany({ where: { memberId, revokedAt: null }, data: { revokedAt: now } });
    await endSessions(tx, memberId);
    await mailAccountNews(tx, member, { about: "passwordRecovered", path: "/forgot-password", values: { when: await momentFor(member, now) } });
  });
}
