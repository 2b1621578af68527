import "server-only";
import { endSessions } from "@/lib/auth/sessions";
import { forgetMailsNaming, forgetMailsTo } from "@/lib/email/commands";
import type { Prisma } from "@/lib/generated/prisma/client";
import { emitEvent } from "@/lib/jobs/commands";
import { memberLeft } from "@/lib/members/leaving/events";
import { rememberFormer } from "@/lib/members/leaving/memory";
import { tombstone, tombstoneName } from "@/lib/members/leaving/tombstone";
import type { Transaction } from "@/lib/transaction";

const day = 24 * 3600 * 1000;
const most = 10_000;

const known = {
  id: true,
  name: true,
  email: true,
  emailKey: true,
  nameChanges: { select: { from: true, at: true }, orderBy: { at: "asc" as const }, take: most },
  tokens: { where: { email: { not: null } }, select: { email: true, purpose: true, usedAt: true }, take: most },
} as const;

type Known = Prisma.MemberGetPayload<{ select: typeof known }>;

type Times = { now: Date; rememberedDays: number };

export async function depart(tx: Transaction, memberId: number, { now, rememberedDays }: Times): Promise<void> {
  const member = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: known });
  await rememberAccount(tx, member, { now, rememberedDays });
  await forgetMailsTo(tx, memberId, [member.email, ...member.tokens.flatMap(({ email }) => email ?? [])]);
  await forgetMailsNaming(tx, memberId, [member.name, ...member.nameChanges.map(({ from }) => from)]);
  await unnameInAudit(tx, member);
  await endSessions(tx, memberId);
  await deleteBelongings(tx, memberId);
  await tx.joinRequest.deleteMany({ where: { OR: [{ memberId }, { emailKey: member.emailKey }] } });
  await tx.member.update({ where: { id: memberId }, data: tombstone(memberId, now) });
  await emitEvent(tx, memberLeft, { memberId });
}

/** Also former names that are still kept for them, and former addresses: where they were proved. */
async function rememberAccount(tx: Transaction, member: Known, { now, rememberedDays }: Times) {
  const [kept, forgetAt] = [-rememberedDays, rememberedDays].map((days) => new Date(now.getTime() + days * day)) as [Date, Date];
  const { id: formerAccountId } = await rememberFormer(tx, {
    names: [member.name, ...member.nameChanges.filter(({ at }) => at > kept).map(({ from }) => from)],
    addresses: [member.email, ...member.tokens.filter(wasProved).flatMap(({ email }) => email ?? [])],
    leftAt: now,
    forgetAt,
  });
  await tx.knownAs.updateMany({ where: { memberId: member.id }, data: { memberId: null, formerAccountId } });
  await tx.sanction.updateMany({ where: { memberId: member.id }, data: { memberId: null, formerAccountId } });
}

function wasProved({ purpose, usedAt }: Known["tokens"][number]): boolean {
  return purpose === "EMAIL_UNDO" || (purpose === "EMAIL_CHANGE" && usedAt !== null);
}

const actsAboutPeople = ["members.", "approvals.", "reports."];

async function unnameInAudit(tx: Transaction, { id, name, nameChanges }: Known) {
  const nobody = tombstoneName(id);
  await tx.auditEntry.updateMany({ where: { actorId: id }, data: { actorName: nobody } });
  let since = new Date(0);
  for (const called of [...nameChanges.map(({ from, at }) => ({ name: from, until: at })), { name, until: undefined }]) {
    const then = { gte: since, ...(called.until && { lte: called.until }) };
    await tx.auditEntry.updateMany({ where: { OR: actsAboutPeople.map((acts) => ({ act: { startsWith: acts } })), subject: called.name, at: then }, data: { subject: nobody } });
    await tx.auditEntry.updateMany({ where: { details: { path: ["by"], equals: called.name }, at: then }, data: { details: { by: nobody } } });
    since = called.until ?? since;
  }
}

async function deleteBelongings(tx: Transaction, memberId: number) {
  const own = { where: { memberId } };
  await tx.profile.deleteMany(own);
  await tx.avatar.deleteMany(own);
  await tx.token.deleteMany(own);
  await tx.accessToken.deleteMany(own);
  await tx.knownDevice.deleteMany(own);
  await tx.keptForm.deleteMany(own);
  await tx.nameChange.deleteMany(own);
  await tx.dataExport.deleteMany(own);
}
