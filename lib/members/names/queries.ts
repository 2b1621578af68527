import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db";
import { likenessToFormer } from "@/lib/members/leaving/queries";
import { nameKey } from "@/lib/members/name";
import type { Likeness } from "@/lib/members/names/likeness";
import { looksReserved, nameColumns } from "@/lib/members/skeleton";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

/**
 * To members who are here, by the names that they have, and by those that they had and that are still kept for them.
 * One statement for both: a name that is given up meanwhile is found as the one or the other.
 */
export async function likenessToMembers(tx: Transaction, name: string, except = 0): Promise<Likeness | null> {
  const { nameKey: key, skeleton } = nameColumns(name);
  const days = await getSetting("members.rememberedDays");
  const alike = await tx.$queryRaw<{ same: boolean }[]>`
    select "nameKey" = ${key} as same from "Member"
    where id <> ${except} and ("nameKey" = ${key} or skeleton = ${skeleton})
    union
    select "fromKey" = ${key} from "NameChange"
    where "memberId" <> ${except} and ("fromKey" = ${key} or "fromSkeleton" = ${skeleton})
      and at > now() - make_interval(days => ${days}::int)`;
  if (alike.length === 0) return null;
  return alike.some(({ same }) => same) ? "same" : "alike";
}

/** Whether a name would be taken for a member's, also a former one's, or for the site's own voice. */
export async function isSomebodysName(actor: Actor | null, name: string): Promise<boolean> {
  if (looksReserved(name, await getSetting("site.name"))) return true;
  if ((await likenessToMembers(db, name, actor?.memberId)) !== null) return true;
  return actor === null && (await likenessToFormer(db, name)) !== null;
}

/** The name that a member has now who had this one before. */
export async function findCurrentName(_viewer: Actor | null, name: string): Promise<string | null> {
  const change = await db.nameChange.findFirst({
    where: { fromKey: nameKey(name), member: { leftAt: null } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { member: { select: { name: true } } },
  });
  return change?.member.name ?? null;
}
