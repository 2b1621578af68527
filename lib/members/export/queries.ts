import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db } from "@/lib/db";
import { type ExportState, exportState, nextExportAt } from "@/lib/members/export/state";
import { hashSecret } from "@/lib/security/secrets";
import type { Transaction } from "@/lib/transaction";

const most = 1000;
const times = { requestedAt: true, readyAt: true, failedAt: true, expiresAt: true, size: true } as const;

export type LatestExport = { state: ExportState; nextAt: Date | null; requestedAt: Date | null; expiresAt: Date | null; size: number | null };

export async function getLatestExport(viewer: Actor): Promise<LatestExport> {
  const now = await databaseNow();
  const latest = await findLatestExport(db, viewer.memberId);
  return { state: exportState(latest, now), nextAt: nextExportAt(latest, now), requestedAt: latest?.requestedAt ?? null, expiresAt: latest?.expiresAt ?? null, size: latest?.size ?? null };
}

export function findLatestExport(tx: Transaction, memberId: number) {
  return tx.dataExport.findFirst({ where: { memberId }, select: times, orderBy: [{ requestedAt: "desc" }, { id: "desc" }] });
}

export type OpenExport = { id: number; size: number; expiresAt: Date };

/** The link of somebody else is like one that never was. */
export async function getExport(viewer: Actor, token: string): Promise<OpenExport | { refused: "tokenUnknown" | "tokenExpired" }> {
  const found = await db.dataExport.findFirst({ where: { tokenHash: hashSecret(token), memberId: viewer.memberId }, select: { id: true, size: true, expiresAt: true } });
  if (!found?.expiresAt || found.size === null) return { refused: "tokenUnknown" };
  if (found.expiresAt <= (await databaseNow())) return { refused: "tokenExpired" };
  return { id: found.id, size: found.size, expiresAt: found.expiresAt };
}

export async function* readExport(viewer: Actor, id: number): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let rank = 0; ; rank++) {
    const piece = await db.dataExportPiece.findFirst({ where: { exportId: id, rank, dataExport: { memberId: viewer.memberId } }, select: { bytes: true } });
    if (!piece) return;
    yield piece.bytes;
  }
}

const list = <S extends object>(select: S) => ({ select, orderBy: { id: "asc" as const }, take: most });

const wholeAccount = {
  name: true,
  email: true,
  role: true,
  locale: true,
  joinedAt: true,
  lastSeenAt: true,
  leavingAt: true,
  profile: { omit: { memberId: true, biographyHtml: true, signatureHtml: true } },
  menusOnHover: true,
  keyboardShortcuts: true,
  avatar: { omit: { memberId: true } },
  sessions: list({ createdAt: true, lastUsedAt: true, expiresAt: true, remembered: true, address: true, userAgent: true }),
  knownDevices: list({ firstSeenAt: true, lastSeenAt: true }),
  accessTokens: list({ label: true, scopes: true, createdAt: true, lastUsedAt: true, expiresAt: true, revokedAt: true }),
  nameChanges: list({ from: true, to: true, at: true }),
  sanctions: list({ kind: true, reason: true, from: true, until: true, liftedAt: true }),
  dataExports: list({ requestedAt: true, readyAt: true }),
} as const;

/** Secrets are not among it. */
export function readAccount(tx: Transaction, memberId: number) {
  return tx.member.findUniqueOrThrow({ where: { id: memberId }, select: wholeAccount });
}

/** The texts of mails are not among it, since links in them may still work. */
export async function readPapers(tx: Transaction, memberId: number) {
  const { email, emailKey } = await tx.member.findUniqueOrThrow({ where: { id: memberId }, select: { email: true, emailKey: true } });
  const joinRequests = await tx.joinRequest.findMany({
    where: { emailKey },
    select: { name: true, email: true, application: true, createdAt: true, provedAt: true, acceptedAt: true, refusedAt: true, refusalReason: true, joinedAt: true },
    orderBy: { id: "asc" },
    take: most,
  });
  const mails = await tx.mail.findMany({ where: { recipient: email }, select: { kind: true, subject: true, createdAt: true, handedOverAt: true }, orderBy: { id: "asc" }, take: most });
  return { joinRequests, mails };
}

export type WholeAccount = Awaited<ReturnType<typeof readAccount>>;
