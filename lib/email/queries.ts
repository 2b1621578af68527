import "server-only";
import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { escapeLike, type List, listSchema } from "@/lib/keyset";

export const outboxPageSize = 40;

const listedMail = { id: true, recipient: true, subject: true, createdAt: true, attempts: true, failedAt: true, handedOverAt: true, transport: true, lastError: true } as const;
const wholeMail = { ...listedMail, key: true, kind: true, sender: true, replyTo: true, html: true, text: true } as const;

export type ListedMail = Prisma.MailGetPayload<{ select: typeof listedMail }>;
/** Withheld: it is somebody else's whom the viewer does not outrank, and its text is not told. */
export type WholeMail = Prisma.MailGetPayload<{ select: typeof wholeMail }> & { withheld: boolean };

export const outboxSchema = listSchema.extend({ state: z.literal("failed").optional().catch(undefined) });

export async function listMails(viewer: Actor, { q, after, state }: List & { state?: "failed" | undefined }): Promise<ListedMail[]> {
  demandRank(viewer, "ADMINISTRATOR");
  const found = q && { contains: escapeLike(q), mode: "insensitive" as const };
  return db.mail.findMany({
    where: {
      AND: [state ? givenUp : {}, found ? { OR: [{ recipient: found }, { subject: found }] } : {}, after ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] } : {}],
    },
    select: listedMail,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: outboxPageSize + 1,
  });
}

export async function getMail(viewer: Actor, id: number): Promise<WholeMail | null> {
  demandRank(viewer, "ADMINISTRATOR");
  const mail = await db.mail.findUnique({ where: { id }, select: wholeMail });
  if (!mail) return null;
  const withheld = await belongsToEqual(viewer, id);
  return { ...mail, withheld, ...(withheld && { html: "", text: "" }) };
}

/** By its address, also one of before or of tomorrow, or by the link in it: whoever could follow that would be them. */
async function belongsToEqual(viewer: Actor, id: number): Promise<boolean> {
  const found = await db.$queryRaw<unknown[]>`
    select 1 from "Mail" mail join "Member" member on member.id <> ${viewer.memberId} and member.role >= ${viewer.role}::"Role"
    where mail.id = ${id} and (
      lower(mail.recipient) in (lower(member.email), member."emailKey")
      or exists (select 1 from "Token" token where token."memberId" = member.id
        and (token."tokenHash" = mail."secretHash" or lower(token.email) = lower(mail.recipient)))
      or exists (select 1 from "DataExport" export where export."memberId" = member.id and export."tokenHash" = mail."secretHash"))
    limit 1`;
  return found.length > 0;
}

const givenUp = { handedOverAt: null, failedAt: { not: null } };

export async function countMails(): Promise<{ waiting: number; failed: number }> {
  const [waiting, failed] = await Promise.all([db.mail.count({ where: { handedOverAt: null, failedAt: null } }), db.mail.count({ where: givenUp })]);
  return { waiting, failed };
}
