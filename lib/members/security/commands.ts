import "server-only";
import { actAs, lockActor } from "@/lib/auth/acting";
import type { Actor } from "@/lib/auth/actor";
import { forgive, limits, takeOrRefuse } from "@/lib/auth/limits";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { endSessions } from "@/lib/auth/sessions";
import { databaseNow, db } from "@/lib/db";
import type { Recipient } from "@/lib/email/letter";
import { dropLinks } from "@/lib/members/links/commands";
import { mailAccountNews, momentFor } from "@/lib/members/security/mails";
import { requireGoodPassword } from "@/lib/members/security/password";
import type { PasswordChange } from "@/lib/members/security/schema";
import { Refusal } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";

const knownOwner = { name: true, email: true, locale: true, passwordHash: true } as const;

export async function endSession(actor: Actor, sessionId: number): Promise<void> {
  const ended = await actAs(actor, (tx) => endSessions(tx, actor.memberId, { only: sessionId }));
  if (ended === 0) throw new Refusal("not_found", "notFound");
}

export async function endOtherSessions(actor: Actor): Promise<number> {
  return actAs(actor, (tx) => endSessions(tx, actor.memberId, { except: actor.sessionId }));
}

/** That somebody knew a password: comparing takes too long to be done while others wait for the account. */
export class PasswordProof {
  readonly #hash: string;

  constructor(hash: string) {
    this.#hash = hash;
  }

  holdsFor(hash: string): boolean {
    return this.#hash === hash;
  }
}

type Owner = Recipient & { proof: PasswordProof };

/** Wrong passwords are counted, so that nobody guesses at an open screen. What it answers is to be asked again by lockOwner. */
export async function requireOwnPassword(actor: Actor, password: string): Promise<Owner> {
  const key = `member:${actor.memberId}`;
  await takeOrRefuse(limits.ownPassword, key);
  const member = await db.member.findFirst({ where: { id: actor.memberId, leftAt: null }, select: knownOwner });
  if (!(await verifyPassword(password, member?.passwordHash)) || !member) throw wrongPassword();
  await forgive(limits.ownPassword, key);
  const { passwordHash, ...owner } = member;
  return { ...owner, proof: new PasswordProof(passwordHash) };
}

/** As lockActor, and the password is still the one that was proved. Returns the owner as of now. */
export async function lockOwner(tx: Transaction, actor: Actor, proof: PasswordProof): Promise<Recipient> {
  await lockActor(tx, actor);
  const { passwordHash, ...owner } = await tx.member.findUniqueOrThrow({ where: { id: actor.memberId }, select: knownOwner });
  if (!proof.holdsFor(passwordHash)) throw wrongPassword();
  return owner;
}

/** The present session stays, all others end, and links that wait for anybody die. */
export async function changePassword(actor: Actor, { currentPassword, password }: PasswordChange): Promise<void> {
  const { proof, ...known } = await requireOwnPassword(actor, currentPassword);
  await requireGoodPassword(password, known);
  const passwordHash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    const owner = await lockOwner(tx, actor, proof);
    await tx.member.update({ where: { id: actor.memberId }, data: { passwordHash } });
    await dropLinks(tx, actor.memberId, ["PASSWORD", "EMAIL_CHANGE"]);
    await endSessions(tx, actor.memberId, { except: actor.sessionId });
    await mailAccountNews(tx, owner, { about: "passwordChanged", path: "/forgot-password", values: { when: await momentFor(owner, await databaseNow(tx)) } });
  });
}

function wrongPassword(): Refusal {
  return new Refusal("invalid", "passwordWrong", { field: "currentPassword" });
}
