import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

// The index is made of three letters each: shorter words are found at the beginning of a name only.
const leastWithin = 3;
const order = Prisma.sql`name collate "und-x-icu", id`;

/** Members whose name begins like this, then those that hold it elsewhere; neither case nor accents count. */
export function recipientsNamed(q: string, take: number): Prisma.Sql {
  const wanted = Prisma.sql`regexp_replace(folded(${q}::text), '([\\\\%_])', '\\\\\\1', 'g')`;
  const plain = Prisma.sql`folded(name)`;
  const part = (rank: number, condition: Prisma.Sql) => Prisma.sql`(
    select id, name, "avatarVersion", "leftAt", ${rank}::int as rank from "Member" where "leftAt" is null and ${condition} order by ${order} limit ${take})`;
  const beginning = Prisma.sql`${plain} like ${wanted} || '%'`;
  const within = Prisma.sql`${plain} like '%' || ${wanted} || '%' and ${plain} not like ${wanted} || '%'`;
  const parts = [part(0, beginning), ...([...q].length >= leastWithin ? [part(1, within)] : [])];
  return Prisma.sql`select id, name, "avatarVersion", "leftAt" from (${Prisma.join(parts, " union all ")}) found order by rank, ${order} limit ${take}`;
}

/** Members whose name is one of these but for case and accents, each with the name that was `wanted`. */
export function membersAlike(names: string[], take: number): Prisma.Sql {
  return Prisma.sql`
    select wanted, member.id, member.name, member."avatarVersion", member."leftAt"
    from unnest(${names}::text[]) wanted join "Member" member on folded(member.name) = folded(wanted) and member."leftAt" is null order by wanted, member.id limit ${take}`;
}
