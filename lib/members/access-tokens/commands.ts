import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import { newAccessToken } from "@/lib/auth/access-tokens";
import { actAs, lockMember } from "@/lib/auth/acting";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db } from "@/lib/db";
import type { Role } from "@/lib/generated/prisma/enums";
import type { Lifetime } from "@/lib/members/access-tokens/schema";
import { type ScopeName, scopeFrom, scopesFor } from "@/lib/members/access-tokens/scope";
import { nameKey } from "@/lib/members/name";
import { Refusal } from "@/lib/refusal";
import { hashSecret } from "@/lib/security/secrets";
import type { Transaction } from "@/lib/transaction";

type NewToken = { label: string; scopes: ScopeName[] };

const day = 24 * 3600 * 1000;
export const mostTokens = 50;

/** The secret is kept nowhere. */
export async function makeAccessToken(actor: Actor, { label, scopes, lifetime }: NewToken & { lifetime: Lifetime }): Promise<string> {
  if (scopes.some((scope) => !scopesFor(actor).includes(scope))) throw new Refusal("forbidden", "scopeAdmin", { field: "admin" });
  return actAs(actor, (tx) => make(tx, actor.memberId, { label, scopes, days: lifetime === "never" ? null : Number(lifetime) }));
}

/** For the command line, where whoever can start it owns the site. */
export async function makeTokenByName(name: string, { label, scopes, days }: NewToken & { days: number | null }): Promise<string> {
  return db.$transaction(async (tx) => {
    const member = await tx.member.findFirst({ where: { nameKey: nameKey(name), leftAt: null }, select: { id: true, name: true, role: true } });
    if (!member) throw new Refusal("not_found", "recipientUnknown", { values: { names: name } });
    await lockMember(tx, member.id);
    if (scopes.includes("admin") && !isStaff(member.role)) throw new Refusal("forbidden", "scopeAdmin");
    await writeAudit(tx, "command line", { act: "members.makeToken", subject: member.name, details: { scopes: scopes.join(", ") } });
    return make(tx, member.id, { label, scopes, days });
  });
}

export async function revokeAccessToken(actor: Actor, id: number): Promise<void> {
  await actAs(actor, async (tx) => {
    const living = { id, memberId: actor.memberId, revokedAt: null };
    const { count } = await tx.accessToken.updateMany({ where: living, data: { revokedAt: await databaseNow(tx) } });
    if (count === 0) throw new Refusal("not_found", "notFound");
  });
}

async function make(tx: Transaction, memberId: number, { label, scopes, days }: NewToken & { days: number | null }): Promise<string> {
  const now = await databaseNow(tx);
  const living = await tx.accessToken.count({ where: { memberId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } });
  if (living >= mostTokens) throw new Refusal("conflict", "tokensTooMany");
  const secret = newAccessToken();
  const expiresAt = days === null ? null : new Date(now.getTime() + days * day);
  await tx.accessToken.create({ data: { memberId, label, tokenHash: hashSecret(secret), scopes: [...new Set(scopes)].map(scopeFrom), createdAt: now, expiresAt } });
  return secret;
}

function isStaff(role: Role): boolean {
  return role !== "MEMBER";
}
