import "server-only";
import { actAs } from "@/lib/auth/acting";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db, isDuplicate, patiently } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locale";
import { skeletonOf } from "@/lib/members/skeleton";

const batch = 500;
const day = 24 * 3600 * 1000;

export async function chooseLocale(actor: Actor, locale: Locale): Promise<void> {
  await actAs(actor, async (tx) => {
    await tx.member.update({ where: { id: actor.memberId }, data: { locale } });
  });
}

/** A month longer than they are good for: until then, who comes with one is told why it does not open anything. */
export async function forgetExpiredTokens(): Promise<void> {
  const now = await databaseNow();
  const before = new Date(now.getTime() - 30 * day);
  await patiently((tx) => tx.token.deleteMany({ where: { expiresAt: { lt: before } } }));
}

/** For when the rules or the table of shapes have changed. A name that looks like an older one keeps what it had, and is among `alike`. */
export async function renewSkeletons(): Promise<{ changed: number; alike: string[] }> {
  const alike: string[] = [];
  let changed = await renewFormerSkeletons();
  for (let last = 0; ; ) {
    const members = await db.member.findMany({ where: { id: { gt: last }, leftAt: null }, select: { id: true, name: true, skeleton: true }, orderBy: { id: "asc" }, take: batch });
    for (const { id, name } of members.filter((member) => member.skeleton !== skeletonOf(member.name))) {
      const renewed = await renewSkeleton(id, skeletonOf(name));
      if (renewed) changed++;
      else alike.push(name);
    }
    const end = members.at(-1);
    if (!end) return { changed, alike };
    last = end.id;
  }
}

async function renewFormerSkeletons(): Promise<number> {
  let changed = 0;
  for (let last = 0; ; ) {
    const changes = await db.nameChange.findMany({
      where: { id: { gt: last } },
      select: { id: true, from: true, fromSkeleton: true },
      orderBy: { id: "asc" },
      take: batch,
    });
    for (const { id, from } of changes.filter((change) => change.fromSkeleton !== skeletonOf(change.from))) {
      const { count } = await db.nameChange.updateMany({ where: { id }, data: { fromSkeleton: skeletonOf(from) } });
      changed += count;
    }
    const end = changes.at(-1);
    if (!end) return changed;
    last = end.id;
  }
}

async function renewSkeleton(id: number, skeleton: string | null): Promise<boolean> {
  try {
    await db.member.update({ where: { id }, data: { skeleton } });
    return true;
  } catch (reason) {
    if (!isDuplicate(reason)) throw reason;
    return false;
  }
}
