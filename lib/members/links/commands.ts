import "server-only";
import { lockMember } from "@/lib/auth/acting";
import { databaseNow } from "@/lib/db";
import type { LinkPurpose } from "@/lib/members/links/purpose";
import { judgeToken } from "@/lib/members/tokens";
import { Refusal } from "@/lib/refusal";
import { hashSecret, newSecret } from "@/lib/security/secrets";
import type { Transaction } from "@/lib/transaction";

type Wanted = { purpose: LinkPurpose; hours: number; email?: string };

const hour = 3600 * 1000;

/** Of links for a password or a new address only the newest lives. Call it under lockMember. */
export async function issueLink(tx: Transaction, memberId: number, { purpose, hours, email }: Wanted): Promise<string> {
  const token = newSecret();
  const now = await databaseNow(tx);
  if (purpose !== "EMAIL_UNDO") await dropLinks(tx, memberId, [purpose]);
  await tx.token.create({ data: { purpose, memberId, tokenHash: hashSecret(token), email: email ?? null, createdAt: now, expiresAt: new Date(now.getTime() + hours * hour) } });
  return token;
}

/** Throws a refusal for a link that is unknown, used or expired; of several attempts at once, one succeeds. */
export async function useLink(tx: Transaction, token: string, purpose: LinkPurpose): Promise<{ memberId: number; email: string | null; createdAt: Date }> {
  const tokenHash = hashSecret(token);
  // Before the link, as everybody else does.
  const owner = await tx.token.findUnique({ where: { tokenHash }, select: { memberId: true } });
  if (owner?.memberId) await lockMember(tx, owner.memberId);
  const now = await databaseNow(tx);
  const { count } = await tx.token.updateMany({ where: { tokenHash, purpose, usedAt: null, expiresAt: { gt: now }, member: { leftAt: null } }, data: { usedAt: now } });
  const found = await tx.token.findUnique({ where: { tokenHash }, select: { purpose: true, expiresAt: true, usedAt: true, memberId: true, email: true, createdAt: true } });
  if (count === 0 || !found?.memberId) throw new Refusal("invalid", judgeToken(found, purpose, now) ?? "tokenUnknown");
  return { memberId: found.memberId, email: found.email, createdAt: found.createdAt };
}

export async function dropLinks(tx: Transaction, memberId: number, purposes: LinkPurpose[]): Promise<void> {
  await tx.token.deleteMany({ where: { memberId, purpose: { in: purposes }, usedAt: null } });
}
