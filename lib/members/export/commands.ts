import "server-only";
import { actAs } from "@/lib/auth/acting";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db, patiently } from "@/lib/db";
import { isLocale } from "@/lib/i18n/locale";
import { translator } from "@/lib/i18n/translator";
import { emitEvent } from "@/lib/jobs/commands";
import { archiveOf } from "@/lib/members/export/archive";
import { exportRequested } from "@/lib/members/export/events";
import { mailExportReady } from "@/lib/members/export/mails";
import { momentIn } from "@/lib/members/export/markdown";
import type { Exported, ExportFile, ExportPart } from "@/lib/members/export/part";
import { findLatestExport } from "@/lib/members/export/queries";
import { exportLasts, exportState, longestMaking, nextExportAt } from "@/lib/members/export/state";
import { Refusal } from "@/lib/refusal";
import { hashSecret, newSecret } from "@/lib/security/secrets";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

// Below what an executor waits for a step.
const patience = { timeout: 240_000, maxWait: 10_000 };

export async function requestExport(actor: Actor): Promise<void> {
  await actAs(actor, async (tx) => {
    const now = await databaseNow(tx);
    const latest = await findLatestExport(tx, actor.memberId);
    if (exportState(latest, now) === "underWay") throw new Refusal("conflict", "exportUnderWay");
    if (nextExportAt(latest, now)) throw new Refusal("too_many", "exportToday");
    const { id } = await tx.dataExport.create({ data: { memberId: actor.memberId, requestedAt: now }, select: { id: true } });
    await emitEvent(tx, exportRequested, { exportId: id });
  });
}

/** All in one transaction, which reads everything as of one moment. Killed on the way, nothing of it was; done twice, it does nothing the second time. */
export async function makeExport(exportId: number, parts: readonly ExportPart[]): Promise<void> {
  const [timeZone, site] = [await getSetting("site.timeZone"), await getSetting("site.name")];
  const making = async (tx: Transaction) => {
    const asked = await takeExport(tx, exportId);
    if (!asked) return;
    const { email, ...member } = asked;
    const exported: Exported = { ...member, locale: isLocale(member.locale) ? member.locale : "en", timeZone };
    const now = await databaseNow(tx);
    const size = await writePieces(tx, exportId, archiveOf(filesOf(tx, exported, { parts, site, now })));
    const token = newSecret();
    const expiresAt = new Date(now.getTime() + exportLasts);
    await tx.dataExport.update({ where: { id: exportId }, data: { readyAt: now, failedAt: null, expiresAt, size, tokenHash: hashSecret(token) } });
    await tx.dataExport.deleteMany({ where: { memberId: member.id, id: { lt: exportId } } });
    await mailExportReady(tx, { ...exported, email }, { token, expiresAt });
  };
  await db.$transaction(making, { isolationLevel: "RepeatableRead", ...patience });
}

/** Locked; null when there is nothing left to do. Throws while another attempt is under way. */
async function takeExport(tx: Transaction, id: number) {
  await tx.$queryRaw`select id from "DataExport" where id = ${id} for update nowait`;
  const found = await tx.dataExport.findFirst({ where: { id, readyAt: null, member: { leftAt: null } }, select: { member: { select: { id: true, name: true, email: true, locale: true } } } });
  return found?.member ?? null;
}

async function* filesOf(tx: Transaction, member: Exported, { parts, site, now }: { parts: readonly ExportPart[]; site: string; now: Date }): AsyncGenerator<ExportFile> {
  const t = translator(member.locale, "archive");
  const lines = [t("readme.account"), t("readme.messages"), t("readme.tribune"), t("readme.moderation")].map((line) => `- ${line}`).join("\n");
  const made = t("readme.made", { site, at: momentIn(member)(now) });
  yield { path: "README.md", content: `# ${t("readme.title", { name: member.name, site })}\n\n${made}\n\n${lines}\n\n${t("readme.others")}\n` };
  for (const part of parts) yield* part(tx, member);
}

async function writePieces(tx: Transaction, exportId: number, pieces: AsyncIterable<Uint8Array<ArrayBuffer>>): Promise<number> {
  let [rank, size] = [0, 0];
  for await (const bytes of pieces) {
    await tx.dataExportPiece.create({ data: { exportId, rank, bytes }, select: { rank: true } });
    rank += 1;
    size += bytes.length;
  }
  return size;
}

export async function failExport(id: number): Promise<void> {
  await db.dataExport.updateMany({ where: { id, readyAt: null }, data: { failedAt: await databaseNow() } });
}

export async function forgetExports(): Promise<void> {
  const now = await databaseNow();
  const before = new Date(now.getTime() - exportLasts - longestMaking);
  await patiently((tx) => tx.dataExportPiece.deleteMany({ where: { dataExport: { expiresAt: { lte: now } } } }));
  await patiently((tx) => tx.dataExport.deleteMany({ where: { readyAt: null, requestedAt: { lt: before } } }));
}
