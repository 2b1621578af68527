import "server-only";
import { lockMember } from "@/lib/auth/acting";
import type { Actor, Recognised } from "@/lib/auth/actor";
import { mayEnter, recognised } from "@/lib/auth/bans";
import { databaseNow, db, patiently, readPrepared } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import { type MailboxNews, mailboxNews } from "@/lib/mailbox-news";
import { hashSecret, newSecret } from "@/lib/security/secrets";
import type { Transaction } from "@/lib/transaction";

export type Device = { address: string | null; userAgent: string | null };

const day = 24 * 3600 * 1000;
export const rememberedFor = 60 * day;
/** The cookie ends with the browser; the row ends by itself for browsers that never close. */
const unrememberedFor = day;
const usedNoteEvery = "5 minutes";

type FoundSession = { id: number; memberId: number; expiresAt: Date; member: Recognised };
type SessionRow = Recognised & MailboxNews & { sessionId: number; expiresAt: Date; isUseOld: boolean };

/** Read on every request, so that deleting the row ends the session at once, and so does a ban or a farewell. What the head of each page tells of the mailbox comes along: a statement of its own took longer than all that it asks. */
export async function findSession(token: string): Promise<FoundSession | null> {
  const [found] = await readPrepared<SessionRow>(Prisma.sql`
    select session.id as "sessionId", session."expiresAt", session."lastUsedAt" < now() - ${usedNoteEvery}::interval as "isUseOld", ${recognised}, ${mailboxNews.columns}
    from "Session" session join "Member" member on member.id = session."memberId" ${mailboxNews.join}
    where session."tokenHash" = ${hashSecret(token)} and session."expiresAt" > now() and ${mayEnter}`);
  if (!found) return null;
  const { sessionId: id, expiresAt, isUseOld, unread, newest, settlements, last, ...member } = found;
  if (isUseOld) await noteUse(id, member.id);
  return { id, memberId: member.id, expiresAt, member: { ...member, news: { unread, newest, settlements, last } } };
}

export async function openSession(tx: Transaction, memberId: number, remembered: boolean, device: Device): Promise<string> {
  const token = newSecret();
  const now = await databaseNow(tx);
  await tx.session.create({
    data: {
      tokenHash: hashSecret(token),
      memberId,
      remembered,
      address: device.address,
      userAgent: device.userAgent?.slice(0, 300) ?? null,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + (remembered ? rememberedFor : unrememberedFor)),
    },
  });
  await tx.member.update({ where: { id: memberId }, data: { lastSeenAt: now } });
  return token;
}

export async function closeSession(actor: Actor): Promise<void> {
  if (actor.sessionId !== null) await db.$transaction((tx) => endSessions(tx, actor.memberId, { only: actor.sessionId as number }));
}

/** Locks the member, so that nobody who acts by such a session slips through. Their open streams hear of it by a trigger, and find that it is over. */
export async function endSessions(tx: Transaction, memberId: number, { only, except }: { only?: number; except?: number | null } = {}): Promise<number> {
  await lockMember(tx, memberId);
  const ids = { ...(only !== undefined && { equals: only }), ...(typeof except === "number" && { not: except }) };
  const { count } = await tx.session.deleteMany({ where: { memberId, id: ids } });
  return count;
}

export async function forgetExpiredSessions(): Promise<void> {
  await patiently(async (tx) => tx.session.deleteMany({ where: { expiresAt: { lt: await databaseNow(tx) } } }));
}

async function noteUse(sessionId: number, memberId: number) {
  const now = await databaseNow();
  await db.session.updateMany({ where: { id: sessionId }, data: { lastUsedAt: now } });
  await db.member.updateMany({ where: { id: memberId }, data: { lastSeenAt: now } });
}
