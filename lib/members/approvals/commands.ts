import "server-only";
import { writeAudit } from "@/lib/audit/commands";
import type { Actor } from "@/lib/auth/actor";
import { demandRank } from "@/lib/auth/rank";
import { databaseNow, db, isDuplicate } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { lockAddress } from "@/lib/members/addresses/commands";
import { mailAccepted, mailDeclined, mailOtherName } from "@/lib/members/approvals/mails";
import { unanswered } from "@/lib/members/approvals/queries";
import { newLink, openAccount } from "@/lib/members/joining/commands";
import { findAddressHolder, isNameFree } from "@/lib/members/joining/queries";
import { Refusal } from "@/lib/refusal";
import { getSetting } from "@/lib/settings/queries";
import type { Transaction } from "@/lib/transaction";

type Request = Prisma.JoinRequestGetPayload<object>;

/** If the name was taken while they waited, they choose another one by a link, and need no second answer. */
export async function acceptApplication(actor: Actor, requestId: number): Promise<{ name: string }> {
  demandRank(actor, "MODERATOR");
  const hours = await getSetting("members.activationHours");
  const attempt = () => answer(actor, requestId, (tx, request) => letIn(tx, request, hours));
  return attempt().catch((reason: unknown) => {
    if (!isDuplicate(reason)) throw reason;
    return attempt();
  });
}

export async function declineApplication(actor: Actor, requestId: number, reason: string): Promise<{ name: string }> {
  demandRank(actor, "MODERATOR");
  return answer(actor, requestId, async (tx, request) => {
    await tx.joinRequest.update({ where: { id: request.id }, data: { refusedAt: await databaseNow(tx), refusalReason: reason, passwordHash: "" } });
    await mailDeclined(tx, request, reason);
    return "approvals.decline";
  });
}

/** Of two answers at once, the first one counts. */
async function answer(actor: Actor, requestId: number, give: (tx: Transaction, request: Request) => Promise<`approvals.${string}`>): Promise<{ name: string }> {
  return db.$transaction(async (tx) => {
    const found = await tx.joinRequest.findFirst({ where: { ...unanswered, id: requestId }, select: { emailKey: true } });
    if (found) await lockAddress(tx, found.emailKey);
    const request = await tx.joinRequest.findFirst({ where: { ...unanswered, id: requestId } });
    if (!request) throw new Refusal("not_found", "notFound");
    const act = await give(tx, request);
    await writeAudit(tx, actor, { act, subject: request.name });
    return { name: request.name };
  });
}

async function letIn(tx: Transaction, request: Request, hours: number): Promise<"approvals.accept"> {
  if (await findAddressHolder(tx, request.email)) throw new Refusal("conflict", "applicantJoined");
  if (await isNameFree(tx, request)) {
    await openAccount(tx, request, request.name);
    await mailAccepted(tx, request);
  } else {
    await tx.joinRequest.update({ where: { id: request.id }, data: { acceptedAt: await databaseNow(tx) } });
    await mailOtherName(tx, request, { token: await newLink(tx, request.id, hours), hours });
  }
  return "approvals.accept";
}
