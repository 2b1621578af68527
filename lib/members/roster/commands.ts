import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import type { Role } from "@/lib/generated/prisma/enums";
import { nameKey } from "@/lib/members/name";
import { canChangeRole } from "@/lib/members/policy";
import { Refusal } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";

export async function changeRole(actor: Actor, memberId: number, role: Role): Promise<{ name: string }> {
  demandRank(actor, "ADMINISTRATOR");
  return db.$transaction(async (tx) => {
    await takeTurns(tx);
    const member = await tx.member.findFirst({ where: { id: memberId, leftAt: null }, select: { id: true, name: true, role: true } });
    if (!member) throw new Refusal("not_found", "notFound");
    if (!canChangeRole(actor, member)) throw new Refusal("forbidden", "outranked");
    await setRole(tx, actor, member, role);
    return { name: member.name };
  });
}

/** For the command line, where whoever can start it owns the site. Returns the name as it is written. */
export async function promoteByName(name: string, role: Role): Promise<string> {
  return db.$transaction(async (tx) => {
    await takeTurns(tx);
    const member = await tx.member.findUnique({ where: { nameKey: nameKey(name) }, select: { id: true, name: true, role: true } });
    if (!member) throw new Refusal("not_found", "recipientUnknown", { values: { names: name } });
    await setRole(tx, "command line", member, role);
    return member.name;
  });
}

export async function lookAtEmail(actor: Actor, memberId: number): Promise<string> {
  demandRank(actor, "ADMINISTRATOR");
  return db.$transaction(async (tx) => {
    const member = await tx.member.findFirst({ where: { id: memberId, leftAt: null }, select: { name: true, email: true } });
    if (!member) throw new Refusal("not_found", "notFound");
    await writeAudit(tx, actor, { act: "members.lookAtEmail", subject: member.name });
    return member.email;
  });
}

/** Two administrators who step down at the same moment must not both find the other still there. */
export async function takeTurns(tx: Transaction) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('members.role'))`;
}

async function setRole(tx: Transaction, actor: Actor | "command line", member: { id: number; name: string; role: Role }, role: Role) {
  if (member.role === role) return;
  if (member.role === "ADMINISTRATOR") await demandAnotherAdministrator(tx, member.id);
  // First, since it asks whether the actor still has the rank that they may be giving up.
  await writeAudit(tx, actor, { act: "members.changeRole", subject: member.name, details: { from: member.role, to: role } });
  await tx.member.update({ where: { id: member.id }, data: { role } });
}

export async function demandAnotherAdministrator(tx: Transaction, memberId: number) {
  const others = await tx.member.count({ where: { role: "ADMINISTRATOR", leftAt: null, leavingAt: null, id: { not: memberId } } });
  if (others === 0) throw new Refusal("conflict", "lastAdministrator");
}
