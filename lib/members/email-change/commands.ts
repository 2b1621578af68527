import "server-only";
import { lockActor, lockMember } from "@/lib/auth/acting";
import type { Actor } from "@/lib/auth/actor";
import { limits, takeOrRefuse } from "@/lib/auth/limits";
import { hashPassword } from "@/lib/auth/password";
import { endSessions } from "@/lib/auth/sessions";
import { databaseNow, db, isDuplicate } from "@/lib/db";
import { keepMailsFor } from "@/lib/email/commands";
import { maskAddress } from "@/lib/email/mask";
import { moveToAddress } from "@/lib/members/addresses/commands";
import type { EmailChange } from "@/lib/members/email-change/schema";
import { findAddressHolder } from "@/lib/members/joining/queries";
import { dropLinks, issueLink, useLink } from "@/lib/members/links/commands";
import { emailKey } from "@/lib/members/name";
import { requireAllowedProvider } from "@/lib/members/providers/queries";
import { lockOwner, requireOwnPassword } from "@/lib/members/security/commands";
import { mailAccountNews, momentFor } from "@/lib/members/security/mails";
import { Refusal } from "@/lib/refusal";
import { hashSecret, newSecret } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

const recipient = { id: true, name: true, email: true, locale: true } as const;

/** An address that has an account is told so, and nobody else is. */
export async function askEmailChange(actor: Actor, { email, currentPassword }: EmailChange): Promise<void> {
  const { proof, email: present } = await requireOwnPassword(actor, currentPassword);
  if (emailKey(email) === emailKey(present)) throw new Refusal("invalid", "emailSame", { field: "email" });
  await requireAllowedProvider(email);
  await takeOrRefuse(limits.mailsToAddress, hashSecret(emailKey(email)));
  const hours = await getSetting("members.activationHours");
  await db.$transaction(async (tx) => {
    const owner = await lockOwner(tx, actor, proof);
    const token = await issueLink(tx, actor.memberId, { purpose: "EMAIL_CHANGE", hours, email });
    const taken = await findAddressHolder(tx, email);
    if (taken && taken.id !== actor.memberId) await mailAccountNews(tx, taken, { about: "emailTaken", path: "/sign-in" });
    else await mailAccountNews(tx, { ...owner, email }, { about: "emailProof", path: `/account/email/confirm?token=${token}`, memberId: actor.memberId, values: { hours } });
  });
}

/** Only the account's own owner does this: an address with a slip of the pen belongs to a stranger, who would get the account with it. */
export async function confirmEmailChange(actor: Actor, token: string): Promise<{ email: string }> {
  const hours = await getSetting("members.emailUndoHours");
  return withoutDoubles(async (tx) => {
    await lockActor(tx, actor);
    const { memberId, email } = await useLink(tx, token, "EMAIL_CHANGE");
    if (memberId !== actor.memberId || !email) throw new Refusal("invalid", "tokenUnknown");
    const old = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: recipient });
    await moveToAddress(tx, old, email);
    await dropLinks(tx, memberId, ["PASSWORD"]);
    const undo = await issueLink(tx, memberId, { purpose: "EMAIL_UNDO", hours, email: old.email });
    const values = { address: maskAddress(email), hours, when: await momentFor(old, await databaseNow(tx)) };
    await mailAccountNews(tx, old, { about: "emailChanged", path: `/account/email/undo?token=${undo}`, values });
    await keepAsTheirs(tx, memberId, old.email);
    return { email };
  });
}

/** Whoever changed the address has a session and knows the password, so that sessions, access tokens and the password end, and a new one is chosen by mail. */
export async function undoEmailChange(token: string): Promise<void> {
  const hours = await getSetting("members.recoveryHours");
  const passwordHash = await hashPassword(newSecret());
  await withoutDoubles(async (tx) => {
    const { memberId, email, createdAt } = await useLink(tx, token, "EMAIL_UNDO");
    if (!email) throw new Refusal("invalid", "tokenUnknown");
    await lockMember(tx, memberId);
    const member = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: recipient });
    await moveToAddress(tx, member, email);
    await tx.member.update({ where: { id: memberId }, data: { passwordHash } });
    await dropLinks(tx, memberId, ["PASSWORD", "EMAIL_CHANGE"]);
    // Later ways back lead to addresses of whoever changed it, earlier ones do not.
    await tx.token.deleteMany({ where: { memberId, purpose: "EMAIL_UNDO", usedAt: null, createdAt: { gte: createdAt } } });
    await shutOut(tx, memberId);
    const recovery = await issueLink(tx, memberId, { purpose: "PASSWORD", hours });
    await mailAccountNews(tx, { ...member, email }, { about: "emailRestored", path: `/new-password?token=${recovery}`, values: { hours } });
  });
}

/** What came from an address and went there leaves with whoever had it. */
async function keepAsTheirs(tx: Transaction, memberId: number, address: string) {
  await keepMailsFor(tx, memberId, address);
  await tx.joinRequest.updateMany({ where: { emailKey: emailKey(address) }, data: { memberId } });
}

async function shutOut(tx: Transaction, memberId: number) {
  await tx.accessToken.updateMany({ where: { memberId, revokedAt: null }, data: { revokedAt: await databaseNow(tx) } });
  await tx.knownDevice.deleteMany({ where: { memberId } });
  await endSessions(tx, memberId);
}

async function withoutDoubles<T>(run: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await db.$transaction(run);
  } catch (reason) {
    if (isDuplicate(reason)) throw new Refusal("conflict", "emailTaken");
    throw reason;
  }
}
