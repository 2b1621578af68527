import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Order, Place } from "@/lib/members/directory/place";
import type { DirectoryQuery } from "@/lib/members/directory/schema";

// The collation is explicit: that of the database would put é after z.
const nameOrder = Prisma.sql`name collate "und-x-icu"`;
const seenAt = Prisma.sql`coalesce("lastSeenAt", "joinedAt")`;
const lately = Prisma.sql`now() - interval '30 days'`;

/** How well a name fits, best first (reference/members.md section 13): accents count only where a name is written just so. */
function rankOf(q: string): Prisma.Sql {
  const wanted = Prisma.sql`plain_name(${q}::text)`;
  return Prisma.sql`case
    when name = ${q} then 0
    when plain_name(name) = ${wanted} then 1
    when folded(name) = folded(${q}::text) then 2
    when starts_with(plain_name(name), ${wanted}) then 3
    when starts_with(folded(name), folded(${q}::text)) then 4
    when strpos(plain_name(name), ${wanted}) > 0 then 5
    else 6 end`;
}

/** Each order is total. */
function keysOf(order: Order, rank: Prisma.Sql) {
  if (order === "newest") return { keys: Prisma.sql`("joinedAt", id)`, by: Prisma.sql`"joinedAt" desc, id desc`, place: ({ at, id }: Place) => Prisma.sql`(${new Date(at)}, ${id})`, compared: Prisma.raw("<") };
  if (order === "seen") return { keys: Prisma.sql`(${seenAt}, id)`, by: Prisma.sql`${seenAt} desc, id desc`, place: ({ at, id }: Place) => Prisma.sql`(${new Date(at)}, ${id})`, compared: Prisma.raw("<") };
  if (order === "name") return { keys: Prisma.sql`(${nameOrder}, id)`, by: Prisma.sql`${nameOrder}, id`, place: ({ name, id }: Place) => Prisma.sql`(${name}::text, ${id})`, compared: Prisma.raw(">") };
  return { keys: Prisma.sql`(${rank}, ${nameOrder}, id)`, by: Prisma.sql`${rank}, ${nameOrder}, id`, place: (place: Place) => Prisma.sql`(${place.rank}::int, ${place.name}::text, ${place.id})`, compared: Prisma.raw(">") };
}

export function orderOf({ q, sort }: Pick<DirectoryQuery, "q" | "sort">): Order {
  if (sort && (sort !== "match" || q)) return sort;
  return q ? "match" : "newest";
}

export function directoryPage(query: DirectoryQuery, take: number): Prisma.Sql {
  const { q, role, seen, after } = query;
  const order = orderOf(query);
  const rank = q ? rankOf(q) : Prisma.sql`0`;
  const { keys, by, place, compared } = keysOf(order, rank);
  const conditions = [
    Prisma.sql`"leftAt" is null`,
    ...(q ? [Prisma.sql`folded(name) like '%' || regexp_replace(folded(${q}::text), '([\\\\%_])', '\\\\\\1', 'g') || '%'`] : []),
    ...(role === "staff" ? [Prisma.sql`role <> 'MEMBER'`] : role ? [Prisma.sql`role = ${role.toUpperCase()}::"Role"`] : []),
    ...(seen ? [Prisma.sql`${seenAt} > ${lately}`] : []),
    ...(after?.order === order ? [Prisma.sql`${keys} ${compared} ${place(after)}`] : []),
  ];
  return Prisma.sql`
    select id, name, role::text as role, "joinedAt", "lastSeenAt", "avatarVersion", ${rank} as rank
    from "Member" where ${Prisma.join(conditions, " and ")} order by ${by} limit ${take}`;
}
