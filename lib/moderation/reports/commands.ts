import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import { actAs } from "@/lib/auth/acting";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { databaseNow, db } from "@/lib/db";
import { canReport } from "@/lib/members/profile/policy";
import { mailReportAnswered } from "@/lib/moderation/reports/mails";
import { reportsFor } from "@/lib/moderation/reports/queries";
import type { NewReport, Settlement } from "@/lib/moderation/reports/schema";
import { Refusal } from "@/lib/refusal";

const recipient = { name: true, email: true, locale: true, leftAt: true } as const;

/** The same key again tells nothing new. */
export async function reportMember(actor: Actor, { memberId, reason, key }: NewReport): Promise<{ name: string }> {
  const member = await db.member.findFirst({ where: { id: memberId, leftAt: null }, select: { id: true, name: true } });
  if (!member || !canReport(actor, member)) throw new Refusal("not_found", "notFound");
  await actAs(actor, async (tx) => {
    await tx.report.createMany({ data: [{ memberId, reason, reporterId: actor.memberId, clientKey: key }], skipDuplicates: true });
  });
  return { name: member.name };
}

/** Of two settlements at once the first one counts. */
export async function settleReport(actor: Actor, { reportId, answer }: Settlement): Promise<{ name: string }> {
  demandRank(actor, "MODERATOR");
  return db.$transaction(async (tx) => {
    const settledAt = await databaseNow(tx);
    const { count } = await tx.report.updateMany({ where: { ...reportsFor(actor), id: reportId, settledAt: null }, data: { settledAt, settledById: actor.memberId, answer: answer || null } });
    if (count === 0) throw new Refusal("not_found", "notFound");
    const { member, reporter } = await tx.report.findUniqueOrThrow({ where: { id: reportId }, select: { member: { select: { id: true, name: true } }, reporter: { select: recipient } } });
    if (answer && reporter && !reporter.leftAt) await mailReportAnswered(tx, reporter, { member: member.name, names: [member.id], answer });
    await writeAudit(tx, actor, { act: "reports.settle", subject: member.name });
    return { name: member.name };
  });
}

export async function forgetReportsOf(memberId: number): Promise<void> {
  await db.report.deleteMany({ where: { memberId } });
  await db.report.updateMany({ where: { reporterId: memberId }, data: { reporterId: null } });
}

/** What a run that has been given up would have done. */
export async function forgetReportsLeft(): Promise<void> {
  const gone = { leftAt: { not: null } };
  await db.report.deleteMany({ where: { member: gone } });
  await db.report.updateMany({ where: { reporter: gone }, data: { reporterId: null } });
}
