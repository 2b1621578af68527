import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { actorLives } from "@/lib/auth/actor-lives";
import { transact } from "@/lib/db";
import { Refusal } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";

/** Whatever changes how somebody signs in happens one at a time. */
export async function lockMember(tx: Transaction, memberId: number): Promise<void> {
  await tx.$queryRaw`select id from "Member" where id = ${memberId} for update`;
}

/**
 * For whatever changes the account of who acts. Somebody else may hold it meanwhile, to recover it, to ban it, or to
 * end this very session: so who acts is asked for again once the lock is ours, by a statement that sees what they did.
 */
export async function lockActor(tx: Transaction, actor: Actor): Promise<void> {
  await lockMember(tx, actor.memberId);
  await demandLife(tx, actor);
}

/** For what has waited for something else. */
export async function demandLife(tx: Transaction, actor: Actor): Promise<void> {
  if (!(await actorLives(actor, tx))) throw new Refusal("signed_out", "signedOut");
}

export async function actAs<T>(actor: Actor, run: (tx: Transaction) => Promise<T>): Promise<T> {
  return transact(async (tx) => {
    await lockActor(tx, actor);
    return run(tx);
  });
}
