import "server-only";
import { findAddressHolder } from "@/lib/members/joining/queries";
import { restoreSanctions } from "@/lib/members/leaving/commands";
import { rememberAddress } from "@/lib/members/leaving/memory";
import { emailKey } from "@/lib/members/name";
import { Refusal } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";

type Owner = { id: number; email: string };

/** One at a time for each mailbox, so that no two find at once that it has no account. */
export async function lockAddress(tx: Transaction, email: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('members.join.' || folded_email(${emailKey(email)})))`;
}

/** Makes an address that was proved a member's, and remembers the one that they had. */
export async function moveToAddress(tx: Transaction, { id, email: old }: Owner, email: string): Promise<void> {
  await lockAddress(tx, email);
  const holder = await findAddressHolder(tx, email);
  if (holder && holder.id !== id) throw new Refusal("conflict", "emailTaken");
  await tx.member.update({ where: { id }, data: { email, emailKey: emailKey(email) } });
  await rememberAddress(tx, id, old);
  await restoreSanctions(tx, { id, email });
}
