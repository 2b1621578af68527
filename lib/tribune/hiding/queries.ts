import "server-only";
import { writeAuditOnce } from "@/lib/audit/commands";
import { type Actor, hasRank } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { escapeLike, type List } from "@/lib/keyset";

export const staffPageSize = 40;

const staffPost = { id: true, number: true, login: true, info: true, raw: true, postedAt: true, second: true, rank: true, editedAt: true, hiddenAt: true, channel: { select: { slug: true, title: true } } } as const;

export type StaffPost = Prisma.PostGetPayload<{ select: typeof staffPost }> & { address?: string | null };

/** What was said anywhere, the newest first, hidden posts included. Addresses are for administrators who ask for them, and the audit says so. */
export async function listStaffPosts(viewer: Actor, { q, after }: List, wantsAddresses: boolean): Promise<StaffPost[]> {
  demandRank(viewer, "MODERATOR");
  const addresses = wantsAddresses && hasRank(viewer, "ADMINISTRATOR");
  if (addresses) await db.$transaction((tx) => writeAuditOnce(tx, viewer, { act: "tribune.lookAtAddresses", subject: "/admin/tribune" }));
  return db.post.findMany({
    where: { ...(q ? { OR: searched(q, addresses) } : {}), ...(after ? { id: { lt: after.id } } : {}) },
    select: { ...staffPost, ...(addresses && { address: true }) },
    orderBy: { id: "desc" },
    take: staffPageSize + 1,
  });
}

export async function countHiddenPosts(viewer: Actor): Promise<number> {
  demandRank(viewer, "MODERATOR");
  return db.post.count({ where: { hiddenAt: { not: null } } });
}

function searched(words: string, addresses: boolean): Prisma.PostWhereInput[] {
  const text = { contains: escapeLike(words), mode: "insensitive" } as const;
  return [{ raw: text }, { info: text }, { login: text }, ...(addresses ? [{ address: { startsWith: escapeLike(words) } }] : [])];
}
