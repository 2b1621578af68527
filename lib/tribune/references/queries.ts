import "server-only";
import { db } from "@/lib/db";
import { boardPath } from "@/lib/tribune/board-path";
import type { Reference } from "@/lib/tribune/references/reference";

export type Target = { position: number; id: number; address: string };

/** Nobody answers so many at once: what comes after them means nothing. */
const mostResolved = 20;

type From = { channelId: number; before?: Date };

/**
 * The posts that the references of a post mean: of several days the newest that is older than the post itself, of a second or
 * a minute the first. A board of another name is a channel here; the default one is called tribune. What stands in an open
 * channel tells nothing of a locked one.
 */
export async function findTargets(references: Reference[], { channelId, before }: From): Promise<Target[]> {
  const wanted = references.slice(0, mostResolved).map((reference, position) => ({ position, ...wantedOf(reference) }));
  if (wanted.length === 0) return [];
  const found = await db.$queryRaw<{ position: number; id: number; number: number; slug: string }[]>`
    select wanted.position, target.id, target.number, channel.slug
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as wanted(position int, board text, number int, first text, last text, precision int, day text, rank int)
    cross join lateral (
      select id, slug from "Channel"
      where case when wanted.board is null then id = ${channelId} else lower(slug) = wanted.board or (slug = '' and wanted.board = 'tribune') end
        and (id = ${channelId} or not locked or (select locked from "Channel" where id = ${channelId}))
      order by slug = '', id limit 1
    ) channel
    cross join lateral (
      (select id, number from "Post" post where "channelId" = channel.id and number = wanted.number)
      union all
      (select id, number from "Post" post
        where "channelId" = channel.id and right(second, 6) between wanted.first and wanted.last
          and (wanted.day is null or second::text like wanted.day) and (wanted.rank is null or rank = wanted.rank)
          and (${before ?? null}::timestamptz is null or "postedAt" < ${before ?? null})
        order by left(second, wanted.precision) desc, number limit 1)
    ) target
    order by wanted.position limit ${mostResolved}`;
  return found.map(({ position, id, number, slug }) => ({ position, id, address: `${boardPath(slug)}#post-${number}` }));
}

function wantedOf({ board, number, clocks, day, rank }: Reference) {
  const [first, last] = clocks ?? [null, null];
  const precision = first === last ? "YYYYMMDDHHMMSS".length : "YYYYMMDDHHMM".length;
  return { board: board?.toLowerCase() ?? null, number, first, last, precision, day: day && `${day.padStart("YYYYMMDD".length, "_")}%`, rank };
}
