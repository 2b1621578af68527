import "server-only";
import { actAs, lockMember } from "@/lib/auth/acting";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db, patiently } from "@/lib/db";
import type { Recipient } from "@/lib/email/letter";
import { depart } from "@/lib/members/leaving/departure";
import { hashesOfAddresses } from "@/lib/members/leaving/memory";
import type { Leave } from "@/lib/members/leaving/schema";
import { dropLinks, issueLink, useLink } from "@/lib/members/links/commands";
import { demandAnotherAdministrator, takeTurns } from "@/lib/members/roster/commands";
import { lockOwner, requireOwnPassword } from "@/lib/members/security/commands";
import { mailAccountNews, momentFor } from "@/lib/members/security/mails";
import { Refusal } from "@/lib/refusal";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

const day = 24 * 3600 * 1000;
const batch = 200;

/** Returns when it takes effect, or null when it has at once. Said twice, the first time counts. */
export async function sayFarewell(actor: Actor, { currentPassword }: Leave): Promise<Date | null> {
  const { proof } = await requireOwnPassword(actor, currentPassword);
  const [days, rememberedDays] = [await getSetting("members.leavingDays"), await getSetting("members.rememberedDays")];
  return db.$transaction(async (tx) => {
    await takeTurns(tx);
    const owner = await lockOwner(tx, actor, proof);
    const member = await findLeaver(tx, actor.memberId);
    if (!member) throw new Refusal("not_found", "notFound");
    if (member.leavingAt) return member.leavingAt;
    const now = await databaseNow(tx);
    if (days > 0) return announceDeparture(tx, { ...owner, id: actor.memberId }, { now, days });
    await depart(tx, actor.memberId, { now, rememberedDays });
    return null;
  });
}

export async function stay(actor: Actor): Promise<void> {
  await actAs(actor, (tx) => cancelDeparture(tx, actor.memberId));
}

export async function stayByLink(token: string): Promise<void> {
  await db.$transaction(async (tx) => cancelDeparture(tx, (await useLink(tx, token, "LEAVING")).memberId));
}

/** Each in a transaction of their own. Throws at the end if somebody could not go. */
export async function departDue(): Promise<void> {
  const rememberedDays = await getSetting("members.rememberedDays");
  const due = await db.member.findMany({ where: { leftAt: null, leavingAt: { lte: await databaseNow() } }, select: { id: true }, orderBy: { leavingAt: "asc" }, take: batch });
  const outcomes = [];
  for (const { id } of due) outcomes.push(...(await Promise.allSettled([db.$transaction((tx) => departIfDue(tx, id, rememberedDays))])));
  const reasons = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  if (reasons.length > 0) throw new AggregateError(reasons, `${reasons.length} could not leave: ${reasons[0]}`);
}

export async function forgetFormerAccounts(): Promise<void> {
  const over = { forgetAt: { lte: await databaseNow() } };
  await patiently(async (tx) => {
    await tx.sanction.deleteMany({ where: { formerAccount: over } });
    await tx.formerAccount.deleteMany({ where: over });
  });
}

/** Leaving and coming back shakes no sanction off. To be called wherever an address comes to be a member's. */
export async function restoreSanctions(tx: Transaction, { id, email }: { id: number; email: string }): Promise<void> {
  const hashes = await hashesOfAddresses(tx, [email]);
  await tx.sanction.updateMany({
    where: { formerAccount: { knownAs: { some: { hash: { in: hashes } } } } },
    data: { memberId: id, formerAccountId: null },
  });
}

async function departIfDue(tx: Transaction, memberId: number, rememberedDays: number) {
  await takeTurns(tx);
  await lockMember(tx, memberId);
  const member = await findLeaver(tx, memberId);
  const now = await databaseNow(tx);
  if (member?.leavingAt && member.leavingAt <= now) await depart(tx, memberId, { now, rememberedDays });
}

/** To be asked under the lock. The last administrator who does not leave may not. */
async function findLeaver(tx: Transaction, memberId: number) {
  const member = await tx.member.findFirst({ where: { id: memberId, leftAt: null }, select: { role: true, leavingAt: true } });
  if (member?.role === "ADMINISTRATOR") await demandAnotherAdministrator(tx, memberId);
  return member;
}

async function announceDeparture(tx: Transaction, member: Recipient & { id: number }, { now, days }: { now: Date; days: number }): Promise<Date> {
  const leavingAt = new Date(now.getTime() + days * day);
  await tx.member.update({ where: { id: member.id }, data: { leavingAt } });
  const token = await issueLink(tx, member.id, { purpose: "LEAVING", hours: days * 24 });
  await mailAccountNews(tx, member, { about: "leaving", path: `/stay?token=${token}`, values: { when: await momentFor(member, leavingAt) } });
  return leavingAt;
}

async function cancelDeparture(tx: Transaction, memberId: number) {
  await lockMember(tx, memberId);
  await tx.member.updateMany({ where: { id: memberId, leftAt: null }, data: { leavingAt: null } });
  await dropLinks(tx, memberId, ["LEAVING"]);
}
