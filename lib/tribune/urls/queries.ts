import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Keyset, List } from "@/lib/keyset";
import { getSetting } from "@/lib/settings/queries";
import { canRead } from "@/lib/tribune/channels/policy";
import { seen } from "@/lib/tribune/filters/conditions";
import { filteredReads, longestFiltered } from "@/lib/tribune/queries";
import type { Reader } from "@/lib/tribune/reader";

export type ListedUrl = { id: number; url: string; postedAt: Date; number: number; login: string | null; info: string; webHtml: string; second: string; rank: number; slug: string; title: string };

export async function canSeeUrls(viewer: Actor | null): Promise<boolean> {
  return canRead(viewer, { locked: await getSetting("tribune.locked") });
}

export type UrlPage = { urls: ListedUrl[]; older: Keyset | null };

/**
 * The archive as a reader sees it, newest first: nothing of channels that are closed to them, of hidden posts, or of what they
 * filter. Where filters leave little of many, a page shows less than it could and leads to an older one.
 */
export async function listUrls(reader: Reader, list: List, size: number): Promise<UrlPage> {
  if (!(await canSeeUrls(reader.actor))) return { urls: [], older: null };
  const isFiltered = reader.except.length > 0;
  const most = isFiltered ? longestFiltered : size + 1;
  const read = () => readWindow(reader, list, { most, take: size + 1 });
  const rows = await (isFiltered ? filteredReads(read) : read());
  const urls = rows.filter(({ isSeen }) => isSeen);
  const hasMore = urls.length > size;
  const mayHaveMore = isFiltered && rows.at(-1)?.looked === most;
  const last = hasMore || !mayHaveMore ? urls[size - 1] : rows.at(-1);
  return { urls: urls.slice(0, size), older: last && (hasMore || mayHaveMore) ? { at: last.postedAt, id: last.id } : null };
}

type LookedAt = ListedUrl & { isSeen: boolean; looked: number };

/** The first URLs of a list that the reader sees, and the last one that was looked at. */
function readWindow({ actor, except }: Reader, { q, after }: List, { most, take }: { most: number; take: number }): Promise<LookedAt[]> {
  return db.$queryRaw<LookedAt[]>`
    with post as (
      select url.id, url.url, url."postedAt", post.number, post.login, post.info, post.raw, post."hiddenAt", post."webHtml", post.second, post.rank, channel.slug, channel.title
      from "PostUrl" url join "Post" post on post.id = url."postId" join "Channel" channel on channel.id = url."channelId"
      where url."removedAt" is null and post."hiddenAt" is null and (${actor !== null} or not channel.locked)
        ${after ? Prisma.sql`and (url."postedAt", url.id) < (${after.at}, ${after.id})` : Prisma.empty} ${q ? searched(q) : Prisma.empty}
      order by url."postedAt" desc, url.id desc limit ${most}
    ), judged as (
      select post.*, ${seen(except)} as "isSeen", row_number() over (order by "postedAt" desc, id desc)::int as place, count(*) over ()::int as looked from post
    ), shown as (
      (select * from judged where "isSeen" order by place limit ${take}) union (select * from judged where place = looked)
    )
    select id, url, "postedAt", number, login, info, "webHtml", second, rank, slug, title, "isSeen", looked from shown order by place`;
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
