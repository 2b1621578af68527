import "server-only";
import type { Actor } from "@/lib/auth/actor";
import { databaseNow, db, isDuplicate } from "@/lib/db";
import { emitEvent } from "@/lib/jobs/commands";
import { requireFreeName } from "@/lib/members/joining/queries";
import { nameKey } from "@/lib/members/name";
import { memberRenamed } from "@/lib/members/renaming/events";
import { nextRename } from "@/lib/members/renaming/queries";
import type { Rename } from "@/lib/members/renaming/schema";
import { lockOwner, type PasswordProof, requireOwnPassword } from "@/lib/members/security/commands";
import { mailAccountNews, momentFor } from "@/lib/members/security/mails";
import { formerName, nameColumns } from "@/lib/members/skeleton";
import { Refusal } from "@/lib/refusal";
import type { Transaction } from "@/lib/transaction";

export async function rename(actor: Actor, { name, currentPassword }: Rename): Promise<void> {
  const owner = await requireOwnPassword(actor, currentPassword);
  if (name === owner.name) throw sameName();
  if (nameKey(currentPassword) === nameKey(name)) throw new Refusal("invalid", "passwordIsName", { field: "name" });
  try {
    await db.$transaction((tx) => takeName(tx, actor, { proof: owner.proof, name }));
  } catch (reason) {
    if (isDuplicate(reason)) throw new Refusal("conflict", "nameTaken", { field: "name" });
    throw reason;
  }
}

async function takeName(tx: Transaction, actor: Actor, { proof, name }: { proof: PasswordProof; name: string }) {
  const owner = await lockOwner(tx, actor, proof);
  if (name === owner.name) throw sameName();
  const until = await nextRename(actor, tx);
  if (until) throw new Refusal("too_many", "renamedLately", { field: "name", values: { until } });
  await requireFreeName(tx, name, { email: owner.email, except: actor.memberId });
  const now = await databaseNow(tx);
  await tx.member.update({ where: { id: actor.memberId }, data: nameColumns(name) });
  await tx.nameChange.create({ data: { memberId: actor.memberId, ...formerName(owner.name), to: name, at: now } });
  await emitEvent(tx, memberRenamed, { memberId: actor.memberId });
  await mailAccountNews(tx, { ...owner, name }, { about: "renamed", path: "/forgot-password", values: { from: owner.name, when: await momentFor(owner, now) } });
}

function sameName(): Refusal {
  return new Refusal("invalid", "nameSame", { field: "name" });
}
