import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { hashesOfAddresses, hashesOfName } from "@/lib/members/leaving/memory";
import { getLink } from "@/lib/members/links/queries";
import type { Likeness } from "@/lib/members/names/likeness";
import type { Transaction } from "@/lib/transaction";

/** To the last one who left under such a name and is remembered. Whoever has an address of theirs is taken for them. */
export async function likenessToFormer(tx: Transaction, name: string, email?: string): Promise<Likeness | null> {
  const { same, alike } = hashesOfName(name);
  const own = email === undefined ? [] : await hashesOfAddresses(tx, [email]);
  const [latest] = await tx.$queryRaw<{ same: boolean; own: boolean }[]>`
    select
      exists (select 1 from "KnownAs" where "formerAccountId" = former.id and hash = ${same}) as same,
      exists (select 1 from "KnownAs" where "formerAccountId" = former.id and hash = any(${own}::text[])) as own
    from "FormerAccount" former
    where "forgetAt" > now()
      and id in (select "formerAccountId" from "KnownAs" where hash = any(${alike ? [same, alike] : [same]}::text[]))
    order by "leftAt" desc, id desc limit 1`;
  if (!latest || latest.own) return null;
  return latest.same ? "same" : "alike";
}

export type Farewell = { name: string; leavingAt: Date } | { refused: "tokenUnknown" | "tokenUsed" | "tokenExpired" };

export async function getFarewell(token: string): Promise<Farewell> {
  const link = await getLink(token, "LEAVING");
  if ("refused" in link) return link;
  const member = await db.member.findUnique({ where: { id: link.memberId }, select: { leavingAt: true } });
  return member?.leavingAt ? { name: link.name, leavingAt: member.leavingAt } : { refused: "tokenUnknown" };
}

export async function getOwnAccount(viewer: Actor) {
  return db.member.findUniqueOrThrow({ where: { id: viewer.memberId }, select: { name: true, email: true, role: true, joinedAt: true } });
}
