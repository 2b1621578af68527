import "server-only";
import { skeletonOf } from "@/lib/members/skeleton";
import type { Transaction } from "@/lib/transaction";

/** Nobody takes a name, or one like it, while somebody else gives it up or takes it. */
export async function lockNames(tx: Transaction, names: string[]): Promise<void> {
  const keys = [...new Set(names.map((name) => `members.name.${skeletonOf(name)}`))].sort();
  for (const key of keys) await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${key}))`;
}
