import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { List } from "@/lib/keyset";
import { getSetting } from "@/lib/settings/queries";
import { canRead } from "@/lib/tribune/channels/policy";
import { allBut } from "@/lib/tribune/queries";
import type { Reader } from "@/lib/tribune/reader";

export type ListedUrl = { id: number; url: string; postedAt: Date; number: number; login: string | null; info: string; webHtml: string; second: string; rank: number; slug: string; title: string };

export async function canSeeUrls(viewer: Actor | null): Promise<boolean> {
  return canRead(viewer, { locked: await getSetting("tribune.locked") });
}

/** The archive as a reader sees it, newest first: nothing of channels that are closed to them, of hidden posts, or of what they filter. */
export async function listUrls({ actor, except }: Reader, { q, after }: List, take: number): Promise<ListedUrl[]> {
  if (!(await canSeeUrls(actor))) return [];
  return db.$queryRaw<ListedUrl[]>`
    select url.id, url.url, url."postedAt", post.number, post.login, post.info, post."webHtml", post.second, post.rank, channel.slug, channel.title
    from "PostUrl" url join "Post" post on post.id = url."postId" join "Channel" channel on channel.id = url."channelId"
    where url."removedAt" is null and post."hiddenAt" is null and (${actor !== null} or not channel.locked)
      ${after ? Prisma.sql`and (url."postedAt", url.id) < (${after.at}, ${after.id})` : Prisma.empty} ${q ? searched(q) : Prisma.empty} ${allBut(except)}
    order by url."postedAt" desc, url.id desc limit ${take}`;
}

export const staffUrlsPerPage = 40;

export type StaffUrl = { id: number; url: string; postedAt: Date; removedAt: Date | null; number: number | null; login: string | null; info: string | null; slug: string };

/** The whole archive, with what was removed from it, also of posts that are gone. */
export async function listStaffUrls(viewer: Actor, { q, after }: List): Promise<StaffUrl[]> {
  demandRank(viewer, "MODERATOR");
  return db.$queryRaw<StaffUrl[]>`
    select url.id, url.url, url."postedAt", url."removedAt", post.number, post.login, post.info, channel.slug
    from "PostUrl" url left join "Post" post on post.id = url."postId" join "Channel" channel on channel.id = url."channelId"
    where true ${after ? Prisma.sql`and (url."postedAt", url.id) < (${after.at}, ${after.id})` : Prisma.empty} ${q ? searched(q) : Prisma.empty}
    order by url."postedAt" desc, url.id desc limit ${staffUrlsPerPage + 1}`;
}

/** In author, message and so also in the URL itself; neither case nor accents count. */
function searched(q: string): Prisma.Sql {
  return Prisma.sql`and url.words like '%' || regexp_replace(folded(${q}::text), '([\\\\%_])', '\\\\\\1', 'g') || '%'`;
}
